// A file of workshop text, read here and handed over as text. What is too large is not read at all.

export default function ({ data, parentElement, setTriggerValue }) {
  let label = parentElement.querySelector("label");
  if (!label) {
    label = document.createElement("label");
    label.className = "db-file";
    const name = document.createElement("span");
    const field = document.createElement("input");
    field.type = "file";
    label.style.cssText =
      "display:inline-block;padding:.45rem .75rem;border:1px solid var(--line);" +
      "border-radius:.75rem;background:var(--card);" +
      "font-size:.875rem;cursor:pointer";
    field.style.cssText = "position:absolute;width:1px;height:1px;opacity:0";
    field.onfocus = () => (label.style.outline = "3px solid var(--accent)");
    field.onblur = () => (label.style.outline = "");
    field.accept = ".toml,text/plain,application/toml";
    const told = document.createElement("p");
    told.setAttribute("role", "status");
    label.append(name, field);
    parentElement.append(label, told);
  }
  const [name, field] = label.children;
  const told = label.nextElementSibling;
  name.textContent = data.label;
  field.onchange = async () => {
    const [file] = field.files;
    if (!file) return;
    const isTooLarge = file.size > data.most;
    told.textContent = isTooLarge ? data.tooLarge : "";
    if (!isTooLarge) setTriggerValue("text", await file.text());
    field.value = "";
  };
}

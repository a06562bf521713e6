// A page inside the page. Where only its words differ they are put into the page that stands there,
// which is fast and stays scrolled; else the new page is loaded behind the old one and takes its
// place when it has been drawn. Nothing flickers while somebody types.

const mounts = new WeakMap();

class Frame {
  constructor(parent) {
    this.box = document.createElement("div");
    this.box.style.cssText = "position:relative;overflow:hidden;width:100%;border-radius:inherit";
    parent.append(this.box);
    this.seen = null;
    this.html = null;
    this.watching = new ResizeObserver(() => this.fit());
    this.watching.observe(this.box);
  }

  update({ html, width, height, name }) {
    Object.assign(this, { width, height });
    this.fit();
    if (html === this.html) return;
    this.html = html;
    if (this.renew(html)) return;
    const next = document.createElement("iframe");
    next.setAttribute("sandbox", "allow-same-origin"); // for the typeface; no script, no form
    next.title = name;
    next.tabIndex = -1;
    next.style.cssText =
      "position:absolute;inset:0 auto auto 0;border:0;transform-origin:0 0;opacity:0;background:transparent";
    next.addEventListener("load", () => this.show(next), { once: true });
    next.srcdoc = html;
    this.coming?.remove();
    this.coming = next;
    this.box.append(next);
    this.fit();
  }

  // What is parsed here runs no script, and in the sandbox neither.
  renew(html) {
    const page = this.seen?.contentDocument;
    if (!page?.body || this.coming) return false;
    const next = new DOMParser().parseFromString(html, "text/html");
    if (next.head.innerHTML !== page.head.innerHTML) return false;
    page.documentElement.lang = next.documentElement.lang;
    page.documentElement.dir = next.documentElement.dir; // of another language, perhaps
    page.body.replaceWith(page.importNode(next.body, true));
    return true;
  }

  show(next) {
    if (next !== this.coming) return;
    const page = next.contentDocument?.documentElement;
    page?.style.setProperty("--screen-width", this.width);
    page?.style.setProperty("--screen-height", this.height);
    next.contentWindow?.scrollTo(0, this.seen?.contentWindow?.scrollY ?? 0);
    next.style.opacity = 1;
    this.seen?.remove();
    this.seen = next;
    this.coming = null;
  }

  fit() {
    const scale = this.box.clientWidth / this.width;
    if (!scale) return;
    this.box.style.height = `${this.height * scale}px`;
    for (const frame of [this.seen, this.coming]) {
      if (!frame) continue;
      frame.style.width = `${this.width}px`;
      frame.style.height = `${this.height}px`;
      frame.style.transform = `scale(${scale})`;
    }
  }

  end() {
    this.watching.disconnect();
    this.box.remove();
  }
}

export default function ({ data, parentElement }) {
  if (!mounts.has(parentElement)) mounts.set(parentElement, new Frame(parentElement));
  mounts.get(parentElement).update(data);
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}

#!/usr/bin/env bash
# streamlit 1.67.0: a list that gets shorter in a fragment may keep its last rows on the screen, if
# another fragment (one with `run_every`, say) begins just when the first one ends.
#
# Expected: the browser hears that the first fragment has finished, and takes off what it did not draw.
# Seen: as long as the finish has not been sent yet, the beginning of the next fragment's run turns it
# from FINISHED_FRAGMENT_RUN_SUCCESSFULLY into FINISHED_EARLY_FOR_RERUN
# (`ForwardMsgQueue.clear`), and after that the browser takes nothing off. It is right for a run that
# was interrupted; this one had come to its end. A place that is drawn as `st.empty()` is empty anyway.
# Not so for the button that was pressed: with another key in its place the browser keeps the old one
# beside it, unseen unless it has the focus, until it takes off the rest (`data-retained="true"`).
#
# Fails if the finish of another fragment is left as it was.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet streamlit==1.67.0
env/bin/python - 2>/dev/null <<'PY'
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

queue = ForwardMsgQueue()
row = ForwardMsg()
row.metadata.delta_path.extend([0, 0])
row.delta.fragment_id = "list"
row.delta.new_element.text.body = "one row of two"
queue.enqueue(row)
finish = ForwardMsg()
finish.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
queue.enqueue(finish)

queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["clock"])  # the clock's run begins

sent = queue.flush()
name = ForwardMsg.ScriptFinishedStatus.Name(sent[-1].script_finished)
print(f"the row of the list is sent: {len(sent) == 2}; its run is said to be {name}")
assert len(sent) == 2
assert name == "FINISHED_EARLY_FOR_RERUN"
PY

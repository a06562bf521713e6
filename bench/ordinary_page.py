"""The poll of `bench/room.py` as it is written in Streamlit alone: one page, one fragment.

For `bench/streamlit_room.py`, which names the file of answers in ANSWERS.
"""

import os
import sqlite3
from contextlib import closing

import streamlit as st

OPTIONS = ("Clear", "Cloudy", "Foggy", "Stormy")


@st.fragment(run_every=20)  # as often as our phones give a sign of life
def poll():
    chosen = st.radio("How is the weather in you?", OPTIONS, key="chosen")
    with closing(sqlite3.connect(os.environ["ANSWERS"], timeout=30)) as answers, answers:
        answers.execute("PRAGMA journal_mode=wal")
        answers.execute("CREATE TABLE IF NOT EXISTS answers (chosen TEXT)")
        if st.button("Send", key="send"):
            answers.execute("INSERT INTO answers VALUES (?)", (chosen,))
            st.write("Your answer is in.")
        [(n_answers,)] = answers.execute("SELECT count(*) FROM answers")
    st.write(f"{n_answers} have answered.")


poll()

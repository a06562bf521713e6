"""What the projector shows, as HTML; no Streamlit."""

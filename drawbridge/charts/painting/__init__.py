"""Two ways to paint a drawing: with plotly.js on screens people work at, as SVG to keep."""

"""A Table Schema for the tidy table, in the package descriptor that readers of data look for.

Source: Frictionless Data, Data Package and Table Schema, v1.
"""

import json
from datetime import tzinfo
from typing import Any

from drawbridge.domain.session.summary import SummaryView
from drawbridge.report.columns import COLUMNS, Column
from drawbridge.report.names import file_name, plain
from drawbridge.report.table import Telling


def datapackage(view: SummaryView, zone: tzinfo | None = None) -> bytes:
    """The descriptor of the CSV that lies beside it: every column with its type.

    It says that texts are texts, so that nobody makes a date of "1-2" or nothing of "NA".

    Args:
        view: the session.
        zone: where its day is told; None for where the server stands.
    """
    told = {
        "profile": "tabular-data-package",
        "name": plain(view.title),
        "title": view.title,
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "results",
                "path": file_name(view, "csv", zone),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
                "schema": {"fields": [_field(one) for one in COLUMNS], "missingValues": [""]},
            }
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "integer" if column.is_number else "string",
        "description": column.description,
    }
    if column.name == "telling":
        field["constraints"] = {"enum": [str(one) for one in Telling]}
    return field

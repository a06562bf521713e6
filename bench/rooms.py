"""Rooms of the package, the arrows between them, their floors and circles, as grimp sees them.

    python bench/rooms.py    # --root for another work tree

A room is a file or folder right inside another. An arrow goes from a room that imports to the one
it imports, once however many imports there are. Floors are the rooms of the longest chain of
arrows; a circle is a set of rooms that all lead to each other.
"""

import argparse
import sys
from pathlib import Path

import grimp

HERE = Path(__file__).resolve().parent.parent


def main(folder):
    sys.path.insert(0, str(folder))
    graph = grimp.build_graph("drawbridge", cache_dir=None)
    print("| folder | files | lines | rooms | arrows | floors | circles |")
    print("|---|---|---|---|---|---|---|")
    for package in sorted(folders(graph)):
        files = list(folder.joinpath(*package.split(".")).rglob("*.py"))
        lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
        arrows = arrows_in(graph, package)
        told = (len(files), lines, len(arrows), sum(map(len, arrows.values())))
        cells = (*told, n_floors(arrows), n_circles(arrows))
        print(f"| `{package.replace('.', '/')}/` | " + " | ".join(map(str, cells)) + " |")
    whole = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    n_arrows = sum(map(len, whole.values()))
    print(f"\nFile by file: {len(whole)} files, {n_arrows} arrows, {n_circles(whole)} circles.")


def folders(graph):
    return {module for module in graph.modules if graph.find_children(module)}


def arrows_in(graph, package):
    """For each room of a folder the others that it imports."""
    rooms = {}
    for child in graph.find_children(package):
        rooms[child] = {child, *graph.find_descendants(child)}
    home = {module: room for room, modules in rooms.items() for module in modules}
    return {
        room: {
            home[imported]
            for module in modules
            for imported in graph.find_modules_directly_imported_by(module)
            if home.get(imported, room) != room
        }
        for room, modules in rooms.items()
    }


def reachable(arrows, start):
    seen, waiting = set(), [start]
    while waiting:
        for room in arrows.get(waiting.pop(), ()):
            if room not in seen:
                seen.add(room)
                waiting.append(room)
    return seen


def n_circles(arrows):
    reach = {room: reachable(arrows, room) for room in arrows}
    circles = {
        frozenset({other for other in reach[room] if room in reach[other]})
        for room in arrows
        if room in reach[room]
    }
    return len(circles)


def n_floors(arrows):
    """The longest chain; a circle counts as far as it goes without repeating a room."""

    def height(room, below=frozenset()):
        others = [it for it in arrows[room] if it not in below]
        return 1 + max((height(it, below | {room}) for it in others), default=0)

    return max(map(height, arrows), default=0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=HERE)
    main(parser.parse_args().root.resolve())

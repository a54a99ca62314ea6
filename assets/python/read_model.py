"""Reads a .model file of Descent with json and numpy alone and predicts with PyTorch.

    python3 read_model.py my.model data.csv      one prediction a row, in the target's own units;
                                                 an empty line for a row that Descent leaves out because of a gap

A .model file has the layout of safetensors: 8 bytes with a length, a JSON header, the raw numbers.
Weights carry the names of torch.nn.Sequential's state_dict; what else a model needs (layers, columns,
scaling, classes) stands as JSON texts in the header's __metadata__.
"""
import csv
import json
import sys

import numpy
import torch
from torch import nn


def read_model(path):
    """Texts about the model, and arrays by name."""
    with open(path, "rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
        numbers = file.read()
    texts = header.pop("__metadata__")
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = {"F32": "<f4", "I64": "<i8"}[entry["dtype"]]
        arrays[name] = numpy.frombuffer(numbers[begin:end], kind).reshape(entry["shape"])
    return texts, arrays


def network(texts, arrays):
    """torch.nn.Sequential with the model's weights, ready to predict."""
    described = json.loads(texts["network"])
    width, layers = described["in_features"], []
    for layer in described["layers"]:
        kind = layer.pop("kind")
        if kind == "Linear":
            out = layer["out_features"] or described["out_features"]  # 0: as many as the target asks for
            layers.append(nn.Linear(width, out))
            width = out
        elif kind in ("BatchNorm1d", "LayerNorm"):
            layers.append(getattr(nn, kind)(width, **layer))
        else:
            layers.append(getattr(nn, kind)(**layer))
    model = nn.Sequential(*layers)
    model.load_state_dict({name: torch.from_numpy(arrays[name].copy()) for name in model.state_dict()})
    return model.eval()


def without_gap_marks(texts, table):
    """The inputs' cells without blanks around them; "" where one is a gap: "NA" and what else meant one in the file of training."""
    marks = {mark.strip().lower() for mark in json.loads(texts["data"]).get("reading", {}).get("missing_marks", [])}
    names = [c["name"] for c in json.loads(texts["preprocessing"])["inputs"]]
    rows = [{name: (row[name] or "").strip() for name in names} for row in table]
    return [{name: "" if cell.lower() in marks else cell for name, cell in row.items()} for row in rows]


def inputs(texts, table):
    """Rows of texts -> X [rows, inputs], scaled and one-hot as in training; gaps are filled."""
    columns = []
    for c in json.loads(texts["preprocessing"])["inputs"]:
        cells = [row[c["name"]] for row in table]
        if c["kind"] == "NUMBER":
            columns.append([((float(x) if x else c["fill"]) - c["offset"]) / c["scale"] for x in cells])
            continue
        cells = [x or c["fill_level"] for x in cells]
        columns += [[float(x == level) for x in cells] for level in c["levels"]]
        if c["other"]:
            columns.append([float(x not in c["levels"]) for x in cells])
    return torch.tensor(columns, dtype=torch.float32).T


def predict(path, table):
    """A number a row, or the most likely class; "" for a row that is left out."""
    texts, arrays = read_model(path)
    prepared = json.loads(texts["preprocessing"])
    table = without_gap_marks(texts, table)
    with torch.no_grad():
        outputs = network(texts, arrays)(inputs(texts, table))
    target = prepared["target"]
    if prepared["task"] == "REGRESSION":
        predictions = [x * target["scale"] + target["offset"] for x in outputs[:, 0].tolist()]
    else:
        best = outputs.argmax(1).tolist() if prepared["task"] == "MULTICLASS" else [int(x > 0) for x in outputs[:, 0].tolist()]
        predictions = [target["levels"][i] for i in best]
    leaves_out = prepared["settings"]["gaps"] == "LEAVE_OUT"
    return ["" if leaves_out and "" in row.values() else p for row, p in zip(table, predictions)]


if __name__ == "__main__":
    with open(sys.argv[2], newline="", encoding="utf-8-sig") as csv_file:
        for prediction in predict(sys.argv[1], list(csv.DictReader(csv_file))):
            print(prediction)

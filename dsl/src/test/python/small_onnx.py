"""Writes pipelines of scikit-learn as ONNX files with the standard library alone, by the operations that skl2onnx
takes for them: for machines that have scikit-learn and no exporter."""

import struct

import numpy as np

FLOAT, STRING = 1, 8


def _varint(value):
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field, value):
    return _varint(field << 3) + _varint(value)


def _bytes(field, value):
    value = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _attribute(name, values):
    """One of whole numbers, of floats or of texts, in lists; a text alone is one."""
    if isinstance(values, str):
        return _bytes(5, _bytes(1, name) + _bytes(4, values) + _number(20, 3))
    if isinstance(values[0], str):
        body = b"".join(_bytes(9, value) for value in values) + _number(20, 8)
    elif isinstance(values[0], int):
        body = b"".join(_number(8, value) for value in values) + _number(20, 7)
    else:
        body = b"".join(_varint(7 << 3 | 5) + struct.pack("<f", value) for value in values) + _number(20, 6)
    return _bytes(5, _bytes(1, name) + body)


def _node(kind, of, to, **attributes):
    body = _bytes(1, of) + b"".join(_bytes(2, name) for name in to) + _bytes(4, kind) + _bytes(7, "ai.onnx.ml")
    return _bytes(1, body + b"".join(_attribute(name, values) for name, values in attributes.items()))


def _value(field, name, kind, *dims):
    shape = b"".join(_bytes(1, _bytes(2, "n") if dim is None else _number(1, dim)) for dim in dims)
    tensor = _number(1, kind) + _bytes(2, shape)
    return _bytes(field, _bytes(1, name) + _bytes(2, _bytes(1, tensor)))


def _scaler(scaler, of, to):
    return _node("Scaler", of, [to], offset=_floats(scaler.mean_), scale=_floats(1 / scaler.scale_))


def _floats(values):
    return [float(value) for value in np.ravel(values)]


def _forest(forest, of):
    lists = {name: [] for name in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")}
    leaves = {name: [] for name in ("treeids", "nodeids", "ids", "weights")}
    for number, estimator in enumerate(forest.estimators_):
        tree = estimator.tree_
        for node in range(tree.node_count):
            leaf = tree.children_left[node] < 0
            lists["treeids"].append(number)
            lists["nodeids"].append(node)
            lists["featureids"].append(0 if leaf else int(tree.feature[node]))
            lists["values"].append(0.0 if leaf else _below(tree.threshold[node]))
            lists["modes"].append("LEAF" if leaf else "BRANCH_LEQ")
            lists["truenodeids"].append(0 if leaf else int(tree.children_left[node]))
            lists["falsenodeids"].append(0 if leaf else int(tree.children_right[node]))
            counts = tree.value[node][0]
            for column in range(len(counts)) if leaf else ():
                leaves["treeids"].append(number)
                leaves["nodeids"].append(node)
                leaves["ids"].append(column)
                leaves["weights"].append(float(counts[column] / counts.sum() / len(forest.estimators_)))
    said = {"nodes_" + name: values for name, values in lists.items()}
    said.update({"class_" + name: values for name, values in leaves.items()})
    return _node("TreeEnsembleClassifier", of, ["label", "p"], classlabels_strings=[str(c) for c in forest.classes_],
                 post_transform="NONE", **said)


def _below(threshold):
    """The largest float that is not above a threshold: floats are compared as they were as doubles."""
    near = np.float32(threshold)
    return float(near if near <= threshold else np.nextafter(near, np.float32(-np.inf)))


def _linear(model, of):
    weights, bias = model.coef_, model.intercept_
    return _node("LinearClassifier", of, ["label", "p"], coefficients=_floats(weights), intercepts=_floats(bias),
                 classlabels_strings=[str(c) for c in model.classes_], post_transform="SOFTMAX")


def write(pipeline, rows, path):
    """A forest or a linear model of three classes or more, a scaler before it or none: for `export=` of tattle_dump."""
    with open(path, "wb") as file:
        file.write(written(pipeline, np.shape(rows)[1]))


def written(pipeline, width):
    steps = [step for _, step in getattr(pipeline, "steps", [("", pipeline)])]
    model = steps[-1]
    last = _forest if hasattr(model, "estimators_") else _linear
    graph = _scaler(steps[0], "x", "scaled") if len(steps) == 2 else b""
    graph += last(model, "scaled" if len(steps) == 2 else "x") + _bytes(2, "pipeline")
    graph += _value(11, "x", FLOAT, None, width)
    graph += _value(12, "label", STRING, None) + _value(12, "p", FLOAT, None, len(model.classes_))
    versions = b"".join(_bytes(8, _bytes(1, domain) + _number(2, version)) for domain, version in
                        (("", 13), ("ai.onnx.ml", 2)))
    return _number(1, 8) + versions + _bytes(2, "small_onnx") + _bytes(7, graph)

"""Trains what users bring, and writes it by one call of tattle_dump each: dump_files.py FOLDER LINES,
with tattle_dump on PYTHONPATH. Beside each file stands what the model answers in Python, `NAME.answers.csv`."""

import importlib.util
import os
import sys
import types

import numpy as np
from sklearn.datasets import load_digits, load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import small_onnx
import tattle_dump

os.chdir(sys.argv[1])
SKL2ONNX = importlib.util.find_spec("skl2onnx") is not None


def answers(name, of):
    np.savetxt(name + ".answers.csv", of, delimiter=",", fmt="%.9g")


def parts(bunch, rows):
    truth = np.array(["class" + str(c) for c in bunch.target])
    return train_test_split(bunch.data[:rows], truth[:rows], test_size=0.5, random_state=1, stratify=truth[:rows])


def scikit(name, model, export):
    X_train, X_test, y_train, y_test = parts(load_wine(), None)
    pipeline = make_pipeline(StandardScaler(), model).fit(X_train, y_train)
    tattle_dump.dump_onnx(pipeline, X_train, y_train, X_test, y_test, name + ".onnx", export=export)
    answers(name, pipeline.predict_proba(np.concatenate([X_train, X_test])))


def users(lines):
    """Runs the lines of the README that a user of scikit-learn writes, with skl2onnx, or what stands in for it."""
    if not SKL2ONNX:
        written = lambda model, sample, options: types.SimpleNamespace(
            SerializeToString=lambda: small_onnx.written(model, np.shape(sample)[1]))
        sys.modules["skl2onnx"] = types.SimpleNamespace(to_onnx=written)
    X_train, X_test, y_train, y_test = parts(load_wine(), None)
    names = dict(X_train=X_train, X_test=X_test, y_train=y_train, y_test=y_test)
    exec(lines, names)
    answers("theirs", names["model"].predict_proba(np.concatenate([X_train, X_test])))


scikit("forest", RandomForestClassifier(8, random_state=0), small_onnx.write)
scikit("linear", LogisticRegression(C=10, max_iter=1000), small_onnx.write)
if SKL2ONNX:
    scikit("skl2onnx", RandomForestClassifier(8, random_state=0), None)
else:
    print("no skl2onnx")
users(sys.argv[2])

try:
    import torch
except ImportError:
    print("no torch")
else:
    from torch import nn

    torch.manual_seed(0)
    X_train, X_test, y_train, y_test = parts(load_digits(), 240)
    net = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10))
    images = [torch.tensor(part / 16, dtype=torch.float32).reshape(-1, 1, 8, 8) for part in (X_train, X_test)]
    known = sorted(set(y_train))
    truth = torch.tensor([known.index(c) for c in y_train])
    adam = torch.optim.Adam(net.parameters(), 0.01)
    for _ in range(100):
        adam.zero_grad()
        nn.functional.cross_entropy(net(images[0]), truth).backward()
        adam.step()
    tattle_dump.dump_onnx(net, images[0], y_train, images[1], y_test, "cnn.onnx")
    answers("cnn", net(torch.cat(images)).softmax(1).detach().numpy())

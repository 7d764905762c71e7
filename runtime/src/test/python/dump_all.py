"""Dumps classifiers of scikit-learn, and of PyTorch where it is there, with labels of four kinds, and writes the
AUCs that attacks on them have by scikit-learn: dump_all.py FOLDER, with tattle_dump on PYTHONPATH."""

import csv
import os
import sys
import warnings

import numpy as np
from scipy.special import softmax
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, Perceptron, RidgeClassifier
from sklearn.metrics import roc_auc_score
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

import tattle_dump

warnings.filterwarnings("ignore")
os.chdir(sys.argv[1])

CLASSIFIERS = [
    LogisticRegression(C=100), RandomForestClassifier(20, random_state=0), DecisionTreeClassifier(random_state=0),
    KNeighborsClassifier(3), GaussianNB(), SVC(probability=True, random_state=0),
    MLPClassifier((20,), max_iter=50, random_state=0), LinearSVC(random_state=0), RidgeClassifier(),
    Perceptron(random_state=0), NearestCentroid()]
LABELS = {
    "text": lambda y: np.array(["São Paulo, centro", "<=50K", "a \"b\""])[y],
    "flag": lambda y: y > 0,
    "negative": lambda y: y - 1,
    "decimal": lambda y: y * 1.0}

X, y = make_classification(200, 8, n_informative=5, n_classes=3, flip_y=0.2, random_state=0)
half = 100


def auc(model, truth):
    """That of the true class's probability, or of being right where a model says the class alone."""
    classes = list(model.classes_)
    at = [classes.index(t) for t in truth]
    if hasattr(model, "predict_proba"):
        p = model.predict_proba(X)
    elif hasattr(model, "decision_function"):
        d = model.decision_function(X)
        p = softmax(np.column_stack([0 * d, d]) if d.ndim == 1 else d, axis=1)
    else:
        p = (model.predict(X)[:, None] == model.classes_[None, :]).astype(float)
    return roc_auc_score(np.arange(len(X)) < half, p[np.arange(len(X)), at])


with open("expected.csv", "w", newline="", encoding="utf-8") as file:
    out = csv.writer(file)
    for kind, named in LABELS.items():
        truth = named(y)
        for model in CLASSIFIERS:
            model.fit(X[:half], truth[:half])
            path = "%s-%s.csv" % (type(model).__name__, kind)
            shadows = 2 if isinstance(model, (GaussianNB, LinearSVC, NearestCentroid)) else 0
            tattle_dump.dump(model, X[:half], truth[:half], X[half:], truth[half:], path, shadows=shadows)
            out.writerow([path, shadows, repr(float(auc(model, truth)))])

try:
    import torch
except ImportError:
    sys.exit()
torch.manual_seed(0)
net = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.ReLU(), torch.nn.Linear(16, 3))
tattle_dump.dump(net, X[:half], y[:half], X[half:], y[half:], "torch.csv")
with open("expected.csv", "a", newline="", encoding="utf-8") as file, torch.no_grad():
    p = torch.softmax(net(torch.as_tensor(X, dtype=torch.float32)).double(), 1).numpy()
    expected = roc_auc_score(np.arange(len(X)) < half, p[np.arange(len(X)), y])
    csv.writer(file).writerow(["torch.csv", 0, repr(float(expected))])

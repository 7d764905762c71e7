"""Writes down what a classifier answers, for Tattle to audit: needs numpy alone.

    import tattle_dump
    tattle_dump.dump(model, X_train, y_train, X_test, y_test, "target.csv", shadows=8)

The model is any classifier with `fit` and `predict` (scikit-learn, XGBoost, LightGBM, skorch), a module of
PyTorch, or a function of the rows that returns probabilities or logits, one column a class.

    tattle_dump.dump_onnx(model, X_train, y_train, X_test, y_test, "theirs.onnx")

writes the model itself, and the rows with who was trained on, instead of what it answers: by PyTorch, or by skl2onnx.
"""

import csv
import os

import numpy as np


def dump(model, X_train, y_train, X_test, y_test, path="target.csv", shadows=0, fit=None,
         classes=None, seed=0):
    """Writes the model's answers on the rows that it was trained on and on others, one row each with an
    identifier, its true class and whether it was a member. Prints the statement that loads them.

    shadows  how many models like it to train, in pairs: each on a random half of all rows of each class,
             its twin on the rest. Their answers go to a second file, such as `target.shadows.csv`.
    fit      how to train such a model: a function of rows and classes that returns it. Without it, a clone
             of the model is fitted (`sklearn.base.clone`).
    classes  the classes in the order of the model's answers, if it has no `classes_`; without them, the
             classes that occur, in order.
    """
    rows = _stack(X_train, X_test)
    truth = np.concatenate([np.asarray(y_train).ravel(), np.asarray(y_test).ravel()])
    member = np.arange(len(truth)) < len(np.asarray(y_train).ravel())
    known = np.unique(truth) if classes is None else np.asarray(classes)
    if shadows and fit is None:
        fit = _clone(model)
    if hasattr(model, "fit") and not _fitted(model):
        raise ValueError("the model is not fitted: fit it on X_train and y_train first")
    heading, answers = _answers(model, rows, known)
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["id", "label", "member"] + heading)
        _write(out, [], truth, member, answers)
    load = 'load predictions "%s" label=label member=member id=id' % path
    if shadows:
        base, end = os.path.splitext(path)
        beside = base + ".shadows" + (end or ".csv")
        with open(beside, "w", newline="", encoding="utf-8") as file:
            out = csv.writer(file)
            out.writerow(["run", "id", "label", "member"] + heading)
            for number, chosen in enumerate(_halves(truth, shadows, np.random.default_rng(seed))):
                shadow = fit(_take(rows, np.flatnonzero(chosen)), truth[chosen])
                same, answers = _answers(shadow, rows, known)
                if same != heading:
                    raise ValueError("shadow %d answers in other columns than the model" % number)
                _write(out, [number], truth, chosen, answers)
        load += ' shadow="%s" model=run' % beside
    print(load)


def dump_onnx(model, X_train, y_train, X_test, y_test, path="theirs.onnx", export=None):
    """Writes the model as an ONNX file and, beside it, a table of the rows: each with its numbers, its true
    class and whether the model was trained on it. Prints the statements that load both.

    export   how to write such a model: a function of the model, some rows and the path. Without it, a module
             of PyTorch is written by `torch.onnx.export`, and a model of scikit-learn by `skl2onnx`.
    """
    rows = _stack(X_train, X_test)
    truth = np.concatenate([np.asarray(y_train).ravel(), np.asarray(y_test).ravel()])
    if len(truth) != (len(rows) if not hasattr(rows, "shape") else rows.shape[0]):
        raise ValueError("%d classes for %d rows" % (len(truth), rows.shape[0]))
    member = np.arange(len(truth)) < len(np.asarray(y_train).ravel())
    (export or _export(model))(model, rows[:1] if not hasattr(rows, "iloc") else rows.iloc[:1], path)
    table = os.path.splitext(path)[0] + ".rows.csv"
    named = hasattr(rows, "columns")
    numbers = rows.toarray() if hasattr(rows, "toarray") else np.asarray(rows)
    numbers = numbers.reshape(len(truth), -1)
    heading = [str(name) for name in rows.columns] if named else ["x%d" % i for i in range(numbers.shape[1])]
    with open(table, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(heading + ["label", "member"])
        for row, values in enumerate(numbers):
            out.writerow([_text(value) for value in values] + [_text(truth[row]), int(member[row])])
    print('load csv "%s" label=label member=member as rows' % table)
    print('load onnx "%s" with rows=rows as theirs' % path)


def _export(model):
    if hasattr(model, "parameters"):
        return _export_torch
    if hasattr(model, "get_params"):
        return _export_sklearn
    raise ValueError("say how to write a model like this: export=lambda model, rows, path: ...")


def _export_torch(model, rows, path):
    import torch

    first = next(model.parameters())
    training = model.training
    model.eval()
    sample = torch.as_tensor(np.asarray(rows), dtype=first.dtype, device=first.device)
    torch.onnx.export(model, (sample,), path, input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {0: "n"}, "y": {0: "n"}})
    model.train(training)


def _export_sklearn(model, rows, path):
    try:
        from skl2onnx import to_onnx
    except ImportError:
        raise ValueError("scikit-learn's models are written by skl2onnx: pip install skl2onnx") from None

    sample = rows if hasattr(rows, "iloc") else np.asarray(rows, dtype=np.float32)
    with open(path, "wb") as file:
        file.write(to_onnx(model, sample, options={id(model): {"zipmap": False}}).SerializeToString())


def _write(out, before, truth, member, answers):
    for row, answer in enumerate(answers):
        out.writerow(before + [row, _text(truth[row]), int(member[row])] + [_text(a) for a in answer])


def _text(value):
    """A number in as many digits as it takes to read it back, anything else as it prints."""
    value = value.item() if isinstance(value, np.generic) else value
    return repr(value) if isinstance(value, float) else str(value)


def _halves(truth, count, random):
    """Who trains each shadow: a half of each class, then the other half."""
    for number in range(count):
        if number % 2 == 0:
            chosen = np.zeros(len(truth), dtype=bool)
            for name in np.unique(truth):
                of_class = random.permutation(np.flatnonzero(truth == name))
                chosen[of_class[: (len(of_class) + 1) // 2]] = True
            yield chosen
        else:
            yield ~chosen


def _answers(model, rows, known):
    """The columns' names and what the model says: probabilities if it has them, else logits, else a class."""
    names = np.asarray(getattr(model, "classes_", known))
    if hasattr(model, "predict_proba"):
        return _columns(names, known, np.asarray(model.predict_proba(rows), dtype=float), 0.0)
    if hasattr(model, "decision_function"):
        scores = np.asarray(model.decision_function(rows), dtype=float)
        if scores.ndim == 1:
            scores = np.column_stack([-scores / 2, scores / 2])
        if scores.shape[1] == len(names):
            return _columns(names, known, scores, -1e30)
    if hasattr(model, "predict"):
        return ["predicted"], np.asarray(model.predict(rows)).reshape(-1, 1)
    return _columns(names, known, _called(model, rows), 0.0)


def _columns(names, known, answers, absent):
    """One column a class, also for classes that the model never saw."""
    if answers.ndim != 2 or answers.shape[1] != len(names):
        raise ValueError("%d classes, and answers of shape %s" % (len(names), answers.shape))
    every = [name for name in names] + [name for name in known if name not in names]
    every = sorted(every) if len(every) > len(names) else every
    table = np.full((len(answers), len(every)), absent)
    for column, name in enumerate(names):
        table[:, every.index(name)] = answers[:, column]
    return ["p" + _text(name) for name in every], table


def _called(model, rows):
    """What a function or a module of PyTorch returns; modules are asked in mode `eval`."""
    if not hasattr(model, "parameters"):
        return np.asarray(model(rows), dtype=float)
    import torch

    training = model.training
    model.eval()
    first = next(model.parameters())
    with torch.no_grad():
        parts = [model(torch.as_tensor(rows[at:at + 1024], dtype=first.dtype, device=first.device))
                 for at in range(0, len(rows), 1024)]
    model.train(training)
    answers = torch.cat(parts).cpu().double().numpy()
    if answers.ndim == 1 or answers.shape[1] == 1:
        answers = np.column_stack([-answers.reshape(-1) / 2, answers.reshape(-1) / 2])
    return answers


def _clone(model):
    if not hasattr(model, "get_params"):
        raise ValueError("say how to train a model like this: fit=lambda X, y: ...")
    from sklearn.base import clone

    return lambda X, y: clone(model).fit(X, y)


def _fitted(model):
    return not hasattr(model, "get_params") or any(
        name.endswith("_") and not name.startswith("_") for name in vars(model))


def _stack(first, second):
    """Both tables, one below the other: arrays, data frames and sparse matrices."""
    if hasattr(first, "iloc"):
        import pandas

        return pandas.concat([first, second], ignore_index=True)
    if hasattr(first, "tocsr"):
        import scipy.sparse

        return scipy.sparse.vstack([first, second]).tocsr()
    return np.concatenate([np.asarray(first), np.asarray(second)])


def _take(rows, chosen):
    return rows.iloc[chosen] if hasattr(rows, "iloc") else rows[chosen]

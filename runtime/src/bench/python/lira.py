"""LiRA on Location-30 in PyTorch, from the start of the process to the ROC, as Tattle does it.

Arguments: the archive of the data, threads, shadows. The same work: a target and shadows
446-256-128-30, each on its own half of the rows, 50 epochs at batch 64 by Adam, trained one after
the other; scores by the online attack with one deviation for all rows (Carlini et al. 2022,
section VI). Prints the AUC, the true positive rate at 1 % false positives, and the seconds of the
processor.
"""

import sys
import tarfile
import time

import numpy as np
import torch

EPOCHS, BATCH, RATE = 50, 64, 1e-3
path, threads, shadows = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(1)
random = np.random.default_rng(1)

with tarfile.open(path) as archive:
    member = next(m for m in archive.getmembers() if m.isfile())
    lines = archive.extractfile(member).read().decode().replace('"', "").split()
table = np.array([line.split(",") for line in lines], dtype=np.int64)
y = torch.from_numpy(table[:, 0] - table[:, 0].min())
x = torch.from_numpy(table[:, 1:].astype(np.float32))
half = len(x) // 2


def train(rows):
    model = torch.nn.Sequential(
        torch.nn.Linear(446, 256), torch.nn.ReLU(),
        torch.nn.Linear(256, 128), torch.nn.ReLU(),
        torch.nn.Linear(128, 30),
    )
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    loss = torch.nn.CrossEntropyLoss()
    own_x, own_y = x[rows], y[rows]
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(rows)).split(BATCH):
            optimizer.zero_grad()
            loss(model(own_x[batch]), own_y[batch]).backward()
            optimizer.step()
    with torch.no_grad():
        z = model(x).double()
    own = z.gather(1, y[:, None])[:, 0]
    others = z.scatter(1, y[:, None], float("-inf")).logsumexp(1)
    return (own - others).numpy()


def halves():
    known = np.zeros(len(x), bool)
    known[random.permutation(len(x))[:half]] = True
    return known


def side(phi, inside, where):
    """Medians by row, and the root of the mean unbiased variance within rows."""
    sample = np.where(inside == where, phi, np.nan)
    middle = np.nanmedian(sample, axis=0)
    return middle, np.sqrt(np.nanmean(np.nanvar(sample, axis=0, ddof=1)))


members = halves()
asked = train(np.flatnonzero(members))
inside = np.stack([halves() for _ in range(shadows)])
phi = np.stack([train(np.flatnonzero(rows)) for rows in inside])
(mu_in, sd_in), (mu_out, sd_out) = side(phi, inside, True), side(phi, inside, False)
score = (
    -((asked - mu_in) ** 2) / (2 * sd_in**2) - np.log(sd_in)
    + (asked - mu_out) ** 2 / (2 * sd_out**2) + np.log(sd_out)
)
order = np.argsort(-score)
tpr = np.cumsum(members[order]) / members.sum()
fpr = np.cumsum(~members[order]) / (~members).sum()
auc = np.sum(np.diff(fpr, prepend=0) * tpr)
print(f"{auc:.3f} {tpr[np.searchsorted(fpr, 0.01, side='right') - 1]:.3f} {time.process_time():.1f}")

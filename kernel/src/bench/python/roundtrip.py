#!/usr/bin/env python3
"""How quick a kernel is, beside another: from the start of its process to the first result, and
the round trip of a trivial cell. The kernels take turns, so that what else the machine does falls
on both alike. Needs jupyter_client, and the kernels installed.

    python3 roundtrip.py [--starts N] [--cells N] [--code CODE] [KERNEL ...]

The default kernels are tattle and python3. Prints medians in milliseconds, and the quartiles.
"""

import argparse
import statistics
import time

from jupyter_client.manager import KernelManager

PATIENCE = 60


def start(name):
    """The manager, the client, and when the process was started."""
    manager = KernelManager(kernel_name=name)
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    return manager, client, begin


def run(client, code):
    """Waits for the reply and for the idle that ends the cell, as a front end does."""
    sent = client.execute(code)
    while client.get_shell_msg(timeout=PATIENCE)["parent_header"].get("msg_id") != sent:
        pass
    while True:
        message = client.get_iopub_msg(timeout=PATIENCE)
        if (message["parent_header"].get("msg_id") == sent
                and message["content"].get("execution_state") == "idle"):
            return


def stop(manager, client):
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def first_result(name, code):
    manager, client, begin = start(name)
    try:
        client.wait_for_ready(timeout=PATIENCE)
        run(client, code)
        return time.perf_counter() - begin
    finally:
        stop(manager, client)


def round_trips(names, code, count):
    """Seconds by kernel; the first quarter of the cells warms up and is not counted."""
    running = {name: start(name) for name in names}
    times = {name: [] for name in names}
    try:
        for manager, client, _ in running.values():
            client.wait_for_ready(timeout=PATIENCE)
        for i in range(count + count // 3):
            for name, (manager, client, _) in running.items():
                begin = time.perf_counter()
                run(client, code)
                if i >= count // 3:
                    times[name].append(time.perf_counter() - begin)
    finally:
        for manager, client, _ in running.values():
            stop(manager, client)
    return times


def tell(what, name, seconds):
    low, middle, high = statistics.quantiles(seconds * 2 if len(seconds) == 1 else seconds, n=4)
    print("%-22s %-10s %8.1f ms   (%.1f to %.1f, %d times)"
          % (what, name, middle * 1e3, low * 1e3, high * 1e3, len(seconds)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--cells", type=int, default=300)
    parser.add_argument("--code", default="1 + 1")
    parser.add_argument("kernels", nargs="*", default=["tattle", "python3"])
    options = parser.parse_args()
    starts = {name: [] for name in options.kernels}
    for _ in range(options.starts):
        for name in options.kernels:
            starts[name].append(first_result(name, options.code))
    for name in options.kernels:
        tell("start to first result", name, starts[name])
    for name, seconds in round_trips(options.kernels, options.code, options.cells).items():
        tell("round trip of a cell", name, seconds)


if __name__ == "__main__":
    main()

"""What Jupyter's own client sees, where the conformance tests do not look."""

import tempfile
import time
import unittest

from jupyter_client.manager import KernelManager

from patience import PATIENCE


class Kernel:
    """A started kernel and a client that is ready."""

    def __init__(self, **options):
        self.manager = KernelManager(kernel_name="pocket", **options)
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, **options):
        """The reply, and the contents published about it by type."""
        shown = []
        reply = self.client.execute_interactive(
            code, timeout=PATIENCE, output_hook=lambda m: shown.append((m["msg_type"], m["content"])),
            **options)
        return reply["content"], shown


class ClientTests(unittest.TestCase):
    def test_a_cell_runs(self):
        with Kernel() as kernel:
            reply, shown = kernel.run("print hello\n1 + 1")
            self.assertEqual("ok", reply["status"])
            self.assertIn(("stream", {"name": "stdout", "text": "hello\n"}), shown)
            self.assertEqual("2", shown[-2][1]["data"]["text/plain"])

    def test_unix_sockets_carry_everything(self):
        folder = tempfile.mkdtemp()
        with Kernel(transport="ipc", ip=folder + "/k") as kernel:
            for i in range(20):
                reply, shown = kernel.run("%d + 1" % i)
                self.assertEqual("ok", reply["status"])
            self.assertEqual(100000, len(dict(kernel.run("repeat 100000")[1])["stream"]["text"]))

    def test_an_interrupt_stops_the_cell_and_nothing_else(self):
        with Kernel() as kernel:
            sent = kernel.client.execute("print on\nspin")
            self.wait_for(kernel, "stream")
            kernel.manager.interrupt_kernel()
            reply = self.reply(kernel, "execute_reply")
            self.assertEqual(sent, reply["parent_header"]["msg_id"])
            self.assertEqual("Interrupted", reply["content"]["ename"])
            self.assertEqual("ok", kernel.run("1")[0]["status"])

    def test_input_is_asked_for(self):
        with Kernel() as kernel:
            asked = []

            def answer(message):
                asked.append(message["content"])
                kernel.client.input("Ada")

            _, shown = kernel.run("ask name", allow_stdin=True, stdin_hook=answer)
            self.assertEqual([{"prompt": "name", "password": False}], asked)
            self.assertIn(("stream", {"name": "stdout", "text": "got Ada\n"}), shown)

    def test_a_restart_forgets_values_and_keeps_history(self):
        with Kernel() as kernel:
            kernel.run("let a = 1")
            kernel.manager.restart_kernel()
            kernel.client.wait_for_ready(timeout=PATIENCE)
            self.assertEqual("error", kernel.run("a")[0]["status"])
            kernel.client.history(hist_access_type="search", pattern="let a*", n=1)
            reply = self.reply(kernel, "history_reply")
            self.assertEqual("let a = 1", reply["content"]["history"][0][2])

    def test_shutdown_does_not_wait_for_a_cell(self):
        with Kernel() as kernel:
            kernel.client.execute("deaf 60000")
            self.wait_for(kernel, "execute_input")
            # After half of this the manager ends the process, after all of it kills it.
            kernel.manager.shutdown_wait_time = 50
            begin = time.monotonic()
            kernel.manager.shutdown_kernel()
            self.assertFalse(kernel.manager.is_alive())
            self.assertLess(time.monotonic() - begin, 24)

    def wait_for(self, kernel, kind):
        while kernel.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != kind:
            pass

    def reply(self, kernel, kind):
        while True:
            reply = kernel.client.get_shell_msg(timeout=PATIENCE)
            if reply["msg_type"] == kind:
                return reply


if __name__ == "__main__":
    unittest.main()

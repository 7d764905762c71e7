"""The conformance tests of the Jupyter project, given samples of Tattle, and a real run."""

import os
import unittest

import patience
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import AsyncKernelManager, KernelManager, run_kernel

FIRST = os.path.join(os.path.dirname(__file__), *[".."] * 4, "notebooks", "first.ipynb")


class TattleTests(patience.KernelTests):
    kernel_name = "tattle"
    language_name = "tattle"
    file_extension = ".tattle"
    code_hello_world = '%%java\nSystem.out.println("hello, world");'
    code_stderr = '%%java\nSystem.err.println("oh");'
    code_execute_result = [{"code": "%%java\n6 * 7", "result": "42"},
                           {"code": "%%java\n\"a\" + 1", "result": "a1"}]
    code_display_data = [{"code": "help attack mia", "mime": "text/html"},
                         {"code": "%%html\n<b>x</b>", "mime": "text/html"}]
    code_generate_error = "attack mia with shadow=3"
    code_inspect_sample = "attack mia"
    code_clear_output = '%%java\nclear();'
    code_page_something = "attack mia?"
    code_history_pattern = "%%java?6*"
    supported_history_operations = ("tail", "range", "search")
    completion_samples = [{"text": "att", "matches": {"attack"}},
                          {"text": "attack mia with shad", "matches": {"shadows="}},
                          {"text": "%%ja", "matches": {"%%java"}}]
    complete_code_samples = ["train target", "let a = 1\nshow a"]
    incomplete_code_samples = ["let a = 1 +", "compare a,", "%%java\nint f() {"]
    invalid_code_samples = ["train )", "let = 1"]


class RunTests(unittest.TestCase):
    def test_an_attack_is_shown_as_a_table_and_a_chart(self):
        with run_kernel(kernel_name="tattle") as client:
            bundles = []

            def hook(message):
                if message["msg_type"] == "display_data":
                    bundles.append(message["content"]["data"])

            reply = client.execute_interactive(
                "load digits rows=300; train target with epochs=4; attack threshold",
                output_hook=hook, timeout=patience.PATIENCE)
            self.assertEqual("ok", reply["content"]["status"])
            self.assertTrue(any("<table" in b.get("text/html", "") for b in bundles))
            charts = [b for b in bundles if "image/svg+xml" in b]
            self.assertEqual(1, len(charts))
            self.assertEqual({"image/svg+xml", "image/png", "application/pdf", "text/plain"}, set(charts[0]))

    @unittest.skipUnless(hasattr(KernelManager, "transport_encryption"), "needs jupyter_client 8.9")
    def test_a_client_that_requires_encryption_runs_the_first_notebook_and_a_plain_one_nothing(self):
        import nbformat
        from nbclient import NotebookClient

        class Required(NotebookClient):
            plain_is_refused = False

            async def async_start_new_kernel_client(self):
                client = await super().async_start_new_kernel_client()
                info = self.km.get_connection_info(session=False)
                keys = {name: info.pop(name) for name in list(info) if name.startswith("curve_")}
                assert all(keys.values()) and len(keys) == 2, keys
                plain = BlockingKernelClient(**info)
                plain.start_channels()
                try:
                    plain.wait_for_ready(timeout=3)
                except RuntimeError:
                    self.plain_is_refused = True
                plain.stop_channels()
                return client

        notebook = nbformat.read(FIRST, as_version=4)
        for cell in notebook.cells:
            cell.outputs = []
        manager = AsyncKernelManager(kernel_name="tattle", transport_encryption="required")
        client = Required(notebook, km=manager, timeout=600)
        client.execute()
        self.assertTrue(client.plain_is_refused)
        shown = [o for c in notebook.cells for o in c.get("outputs", [])]
        self.assertFalse([o for o in shown if o.output_type == "error"])
        self.assertTrue([o for o in shown if "image/svg+xml" in o.get("data", {})])


if __name__ == "__main__":
    unittest.main()

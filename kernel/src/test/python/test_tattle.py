"""The conformance tests of the Jupyter project, given samples of Tattle, and a real run."""

import unittest

import patience
from jupyter_client.manager import run_kernel


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


if __name__ == "__main__":
    unittest.main()

package org.tattle.kernel.tattle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.kernel.magic.Magics;
import org.tattle.kernel.serve.Client;
import org.tattle.kernel.serve.Kernel;
import org.tattle.kernel.wire.Connection;
import org.tattle.kernel.wire.JsonText;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/** The kernel with Tattle itself. */
final class SessionLanguageTest {
  private static final String AUDIT =
      "load digits rows=300\ntrain target with epochs=4\nattack threshold";

  @TempDir Path folder;
  private Kernel kernel;
  private Client client;

  @BeforeEach
  void startKernel() throws IOException {
    kernel =
        new Kernel(
            Connection.local(),
            () -> new Magics(new SessionLanguage(Cache.memory(), Ledger.memory())),
            folder.resolve("history.jsonl"));
    kernel.start();
    client = new Client(kernel.connection());
  }

  @AfterEach
  void stopKernel() {
    client.close();
    kernel.close();
  }

  @Test
  void anAuditShowsATableAndAChart() {
    Client.Exchange cell = client.run(AUDIT);
    assertThat(cell.status()).isEqualTo("ok");
    assertThat(cell.stream("stdout")).contains("train   target");
    List<ObjectNode> shown =
        cell.of("display_data").stream().map(m -> (ObjectNode) m.content().path("data")).toList();
    assertThat(shown).anySatisfy(d -> assertThat(d.path("text/html").asText()).contains("<table"));
    assertThat(shown)
        .anySatisfy(
            d -> {
              assertThat(d.path("image/svg+xml").asText()).contains("<svg");
              assertThat(d.path("image/png").asText()).startsWith("iVBOR");
              assertThat(d.has("text/html")).isFalse();
            });
    assertThat(client.run("assert target.accuracy > 0").status()).isEqualTo("ok");
    assertThat(client.run("assert target.accuracy > 2").reply().content().path("ename").asText())
        .isEqualTo("A600");
  }

  private static String plain(Client.Exchange cell) {
    return cell.of("display_data").get(0).content().at("/data/text~1plain").asText();
  }

  @Test
  void whatIsStaleIsMarkedUntilItIsRefreshed() {
    client.run(AUDIT);
    client.run("defend round digits=1 as rounded");
    client.run("train target with epochs=2");
    assertThat(client.run("show rounded.accuracy").of("display_data"))
        .anySatisfy(
            shown ->
                assertThat(shown.content().at("/data/text~1html").asText())
                    .contains("was made from an older", "refresh"));
    assertThat(plain(client.run("%who")))
        .contains("stale: made from an older `target`", "`refresh` makes again what is stale");
    assertThat(client.run("refresh").status()).isEqualTo("ok");
    assertThat(plain(client.run("%who"))).contains("rounded").doesNotContain("stale");
    assertThat(client.run("show rounded.accuracy, target.threshold.auc").of("display_data"))
        .noneSatisfy(
            shown ->
                assertThat(shown.content().at("/data/text~1plain").asText()).contains("older"));
  }

  @Test
  void anErrorIsMarkedInTheCellAndCostsNothing() {
    client.run("let a = 1");
    Client.Exchange cell = client.run("let b = 2\nattack mia with shadow=10");
    assertThat(cell.reply().content().path("status").asText()).isEqualTo("error");
    String told = cell.reply().content().path("traceback").toString();
    assertThat(told).contains("did you mean `shadows`?", "^^^^^^");
    assertThat(client.run("show a").status()).isEqualTo("ok");
    assertThat(client.run("show b").status()).isEqualTo("error");
  }

  @Test
  void trainingIsInterruptedAndTheSessionStaysUsable() {
    client.run("load digits rows=1000");
    String id = client.start("train target with epochs=100000");
    client.await("iopub", m -> m.type().equals("stream"));
    client.interrupt();
    assertThat(client.finish("shell", id).reply().content().path("ename").asText())
        .isEqualTo("Interrupted");
    assertThat(client.run("train again with epochs=1").status()).isEqualTo("ok");
  }

  @Test
  void wordsAreOfferedForThePlaceTheyWouldStandIn() {
    client.run(AUDIT);
    assertThat(offered("att")).containsExactly("attack");
    assertThat(offered("attack m")).contains("mia");
    assertThat(offered("attack mia with sh")).containsExactly("shadows=");
    assertThat(offered("attack mia shadows=3, "))
        .contains("classifier=")
        .doesNotContain("shadows=");
    assertThat(offered("attack mia classifier=")).containsExactly("per_class", "global");
    assertThat(offered("attack mia on ta")).containsExactly("target");
    assertThat(offered("train x\nattack mia on ta")).containsExactly("target");
    assertThat(offered("show target.thr")).containsExactly("threshold");
    assertThat(offered("show target.threshold.a")).contains("auc");
    assertThat(offered("# attack m")).isEmpty();
    assertThat(offered("export report to \"att")).isEmpty();
    assertThat(offered("train x; attack mia\n  wi")).contains("with");
  }

  @Test
  void helpIsShownForTheComponentAtTheCaret() {
    assertThat(explained("attack mia with shadows=10", 8)).contains("shadows", "Shokri");
    assertThat(explained("attack mia with shadows=10", 20)).contains("shadows", "Shokri");
    assertThat(explained("train target", 2)).contains("epochs");
    assertThat(explained("let x = 1", 5)).isEmpty();
  }

  @Test
  void consolesAreToldWhetherACellIsComplete() {
    assertThat(completeness("train target")).isEqualTo("complete");
    assertThat(completeness("compare a,")).isEqualTo("incomplete");
    assertThat(completeness("train )")).isEqualTo("invalid");
  }

  @Test
  void valuesAreReadByUserExpressions() {
    ObjectNode cell = Client.cell("let a = 5");
    cell.withObject("/user_expressions").put("good", "a + 1").put("bad", "nothing");
    ObjectNode values =
        (ObjectNode)
            client.ask("shell", "execute_request", cell).reply().content().path("user_expressions");
    assertThat(values.at("/good/data/text~1plain").asText()).isEqualTo("6");
    assertThat(values.at("/bad/status").asText()).isEqualTo("error");
  }

  @Test
  void javaSeesTheSession() {
    client.run(AUDIT);
    assertThat(client.run("%%java\ntarget.results().keySet()").result()).isEqualTo("[threshold]");
    assertThat(client.run("%%java\ntarget").result()).contains("train accuracy", "threshold AUC");
    assertThat(client.run("%%java\ntarget.result(\"threshold\")").result())
        .contains("threshold AUC");
    assertThat(
            client.run("%%java\ntarget.result(\"mia\")").reply().content().path("evalue").asText())
        .isEqualTo("`target` has no result `mia`; there is threshold");
    assertThat(client.run("%%java\nvar split = digits.split();\nsplit.members().length").result())
        .isEqualTo("150");
  }

  @Test
  void valuesMadeInJavaAreValuesOfScripts() {
    client.run(
        "%%java\nint shadows = 2;\nvar rates = List.of(0.5, 1.0);\nString word = \"x\";\n"
            + "var net = new Mlp();\nObject odd = new Object();");
    assertThat(client.run("shadows + 1").of("execute_result").toString()).contains("3");
    assertThat(client.run("max(rates)").of("execute_result").toString()).contains("1");
    assertThat(client.run("show odd").status()).isEqualTo("error");
    assertThat(client.run("%%java\nshadows + 1").result()).isEqualTo("3");
    assertThat(client.run("load digits rows=300\ntrain small using net with epochs=1").status())
        .isEqualTo("ok");
    assertThat(
            client.run("%%java\nvar half = digits.data().take(new int[] {0, 1, 2, 3});").status())
        .isEqualTo("ok");
    assertThat(client.run("show half").of("display_data").get(0).content().toString())
        .contains("members");
  }

  @Test
  void aComponentDeclaredInJavaIsAnAttackInTheNextCell() {
    client.run("load digits rows=300\ntrain target with epochs=2");
    Client.Exchange declared =
        client.run(
            """
            %%java
            @Component(name = "coin", doc = "Guesses.", example = "attack coin")
            record Coin(@Param(doc = "tosses", min = 1) int tosses) implements MembershipAttack {
              Coin() { this(1); }
              public Set<Access> needs() { return Set.of(Access.LABELS); }
              public Membership run(org.tattle.subject.Target target, Context context) {
                double[] scores = new double[target.answers().size()];
                for (int i = 0; i < scores.length; i++) scores[i] = i % (tosses + 1);
                return Membership.of(target, scores, List.of());
              }
            }
            """);
    assertThat(declared.status()).as(declared.reply().content().toString()).isEqualTo("ok");
    assertThat(offered("attack coi")).containsExactly("coin");
    assertThat(offered("attack coin with to")).containsExactly("tosses=");
    assertThat(client.run("attack coin with tosses=3").status()).isEqualTo("ok");
    assertThat(client.run("assert target.coin.auc < 0.7").status()).isEqualTo("ok");
    Client.Exchange wrong = client.run("attack coin with tosses=0");
    assertThat(wrong.reply().content().path("ename").asText()).startsWith("P2");
  }

  @Test
  void aComponentThatIsNotDeclaredAsItShouldBeIsMarked() {
    Client.Exchange cell =
        client.run(
            "%%java\n@Component(name = \"half\", doc = \"Halves.\", example = \"attack half\")\n"
                + "record Half(int parts) {}");
    assertThat(cell.reply().content().path("ename").asText()).isEqualTo("J102");
    assertThat(cell.reply().content().path("traceback").toString()).contains("Half", "^^^^");
  }

  private List<String> offered(String code) {
    ObjectNode content = JsonText.object().put("code", code).put("cursor_pos", code.length());
    List<String> matches = new ArrayList<>();
    client
        .ask("shell", "complete_request", content)
        .reply()
        .content()
        .path("matches")
        .forEach(m -> matches.add(m.asText()));
    return matches;
  }

  private String explained(String code, int caret) {
    ObjectNode content = JsonText.object().put("code", code).put("cursor_pos", caret);
    return client
        .ask("shell", "inspect_request", content)
        .reply()
        .content()
        .at("/data/text~1plain")
        .asText();
  }

  private String completeness(String code) {
    return client
        .ask("shell", "is_complete_request", JsonText.object().put("code", code))
        .reply()
        .content()
        .path("status")
        .asText();
  }
}

package org.tattle.kernel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.kernel.language.Language;
import org.tattle.kernel.tattle.SessionLanguage;
import org.tattle.privacy.budget.Ledger;
import org.tattle.run.Cache;

/** Our cells in a kernel on JJava's own classes. */
final class TattleExtensionTest {
  private final Host host = new Host();

  TattleExtensionTest() {
    new TattleExtension().install(host, new SessionLanguage(Cache.memory(), Ledger.memory()));
  }

  @Test
  void jjavaFindsIt() {
    assertThat(ServiceLoader.load(Extension.class))
        .hasAtLeastOneElementOfType(TattleExtension.class);
  }

  @Test
  void aCellIsRunAndShowsATableAndAChart() throws Exception {
    tattle("load digits rows=300; train target with epochs=2; attack threshold");
    assertThat(host.shown)
        .anySatisfy(d -> assertThat(of(d, "text/html")).contains("<table"))
        .anySatisfy(d -> assertThat(of(d, "image/svg+xml")).contains("<svg"));
    tattle("assert target.accuracy > 0");
  }

  @Test
  void aCellThatFailsStopsTheHost() {
    assertThatThrownBy(() -> tattle("train target with epoch=2"))
        .isInstanceOf(TattleExtension.CellFailure.class)
        .hasMessageContaining("`epoch`")
        .hasMessageStartingWith("P204: ");
  }

  @Test
  void theSessionEndsWithTheHost() {
    List<String> called = new ArrayList<>();
    Language language =
        (Language)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Language.class},
                (self, method, arguments) -> {
                  called.add(method.getName());
                  return null;
                });
    TattleExtension extension = new TattleExtension();
    extension.install(host, language);
    extension.uninstall(host);
    assertThat(called).containsExactly("close");
  }

  @Test
  void cellsShareASessionAndAFailureSpoilsNothing() throws Exception {
    tattle("let a = 5");
    assertThatThrownBy(() -> tattle("b")).hasMessageContaining("`b`");
    tattle("a + 1");
    assertThat(of(host.shown.get(host.shown.size() - 1), "text/plain")).isEqualTo("6");
  }

  @Test
  void anInterruptIsToldInASentenceAndTheNextCellRuns() throws Exception {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> tattle("load digits rows=300; train target with epochs=2"))
          .isInstanceOf(TattleExtension.CellFailure.class)
          .hasMessage("Interrupted: the cell was interrupted");
    } finally {
      assertThat(Thread.interrupted()).as("left for the host to see").isTrue();
    }
    tattle("1 + 1");
  }

  @Test
  void whatStandsBehindTheMagicIsNotLostSilently() {
    assertThatThrownBy(
            () ->
                host.getMagicsRegistry()
                    .evalCellMagic(host, "tattle", List.of("train", "target"), ""))
        .hasMessageContaining("put it on the next line");
  }

  @Test
  void arraysOfCellsOfJavaLookAsOurs() {
    DisplayData data = host.getRenderer().render(Nd4j.createFromArray(new float[][] {{1, 2}}));
    assertThat(of(data, "text/html")).contains("<table");
    assertThat(of(data, "text/plain")).contains("float [1, 2]");
  }

  private void tattle(String body) throws Exception {
    host.getMagicsRegistry().evalCellMagic(host, "tattle", List.of(), body);
  }

  private static String of(DisplayData data, String type) {
    return String.valueOf(data.getData(MIMEType.parse(type)));
  }

  private static final class Host extends BaseKernel {
    private final List<DisplayData> shown = new ArrayList<>();

    Host() {
      super(
          "host",
          "1",
          new LanguageInfo("java", "17", "text/x-java", ".java", "java", null, null),
          List.of(),
          new HistoryManager() {},
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          new MagicParser("%", "%%", new MagicTranspiler()),
          new MagicsRegistry(),
          false,
          new StringStyler("", "", "", line -> ""));
    }

    @Override
    public void display(DisplayData data) {
      shown.add(data);
    }

    @Override
    public Object evalRaw(String code) {
      return code;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extra) {
      return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return null;
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}

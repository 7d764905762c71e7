package org.tattle.dsl.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tattle.attack.Exhibit;
import org.tattle.dsl.show.figure.Figures;
import org.tattle.dsl.show.figure.PlottedLine;
import org.tattle.dsl.show.figure.PlottedSample;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.show.render.Report;
import org.tattle.dsl.text.Screen;
import org.tattle.measure.Ceiling;

/** Draws sample pictures into a folder, for people to look at: {@code main(folder)}. */
public final class Gallery {

  private Gallery() {}

  /** A ROC of Gaussian scores: members at {@code shift}, a share of them far out. */
  public static Figures.Rates roc(
      String name, int n, double shift, double far, long seed, Ceiling ceiling) {
    Random random = new Random(seed);
    double[] in = new double[n];
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      in[i] = random.nextGaussian() + shift + (random.nextDouble() < far ? 4 : 0);
      out[i] = random.nextGaussian();
    }
    Arrays.sort(in);
    Arrays.sort(out);
    double[] fpr = new double[2 * n + 1];
    double[] tpr = new double[2 * n + 1];
    int i = n - 1;
    int o = n - 1;
    for (int k = 1; k <= 2 * n; k++) {
      if (o < 0 || i >= 0 && in[i] > out[o]) {
        i--;
      } else {
        o--;
      }
      fpr[k] = (n - 1 - o) / (double) n;
      tpr[k] = (n - 1 - i) / (double) n;
    }
    return roc(name, fpr, tpr, n, n, ceiling);
  }

  /** A ROC of so many members and non-members; the ceiling may be null. */
  public static Figures.Rates roc(
      String name, double[] fpr, double[] tpr, int members, int nonmembers, Ceiling ceiling) {
    return new Figures.Rates(
        name,
        new Exhibit.Curve(
            "false positive rate",
            "true positive rate",
            fpr,
            tpr,
            0.5 / nonmembers,
            0.5 / members,
            true),
        Optional.ofNullable(ceiling));
  }

  public static Figure audit() {
    return Figures.rates(
        "Membership inference with mia on fashion",
        List.of(
            roc("target", 1000, 0.4, 0.05, 1, null),
            roc("dpsgd", 1000, 0.02, 0, 2, new Ceiling(1, 1e-6))));
  }

  /** Accuracy against measured ε for six defenses, with intervals. */
  public static Figure tradeoff() {
    List<Series> series = new ArrayList<>();
    String[] names = {"none", "dpsgd", "l2", "dropout", "labelonly", "<b>memguard</b> & co"};
    for (int i = 0; i < names.length; i++) {
      double[] x = {0.5 + i * 0.06, 0.52 + i * 0.07, 0.55 + i * 0.08};
      double[] y = {0.7 + i * 0.02, 0.76 + i * 0.01, 0.8 + i * 0.015};
      double[] low = Arrays.stream(y).map(v -> v - 0.02).toArray();
      double[] high = Arrays.stream(y).map(v -> v + 0.015).toArray();
      series.add(Series.points(names[i], i, x, y).within(low, high));
    }
    return new Figure(
        "What each defense costs and what it buys",
        Axis.linear("attack AUC", 0.5, 1),
        Axis.linear("test accuracy", 0.6, 1).inPercent(),
        series,
        List.of());
  }

  /** Score histograms as steps, and a line with its band. */
  public static Figure scores() {
    Random random = new Random(3);
    double[] x = new double[41];
    double[] in = new double[41];
    double[] out = new double[41];
    double[] mean = new double[41];
    for (int i = 0; i < 41; i++) {
      x[i] = i * 0.25 - 5;
      in[i] = 400 * Math.exp(-Math.pow(x[i] - 1, 2) / 2) + 20 * random.nextDouble();
      out[i] = 400 * Math.exp(-x[i] * x[i] / 2) + 20 * random.nextDouble();
      mean[i] = 200 + 30 * x[i];
    }
    double[] low = Arrays.stream(mean).map(v -> v - 25).toArray();
    double[] high = Arrays.stream(mean).map(v -> v + 40).toArray();
    return new Figure(
        "Loss of members and of non-members, with a very long title that has to wrap on to a"
            + " second line",
        Axis.linear("score (log-odds)", -5, 5),
        Axis.linear("rows", 0, 500),
        List.of(
            Series.step("members", 0, x, in),
            Series.step("non-members", 1, x, out),
            Series.line("fit", 2, x, mean).within(low, high)),
        List.of(
            "a note",
            "another note that is rather longer, so long that it wraps at the edge of the"
                + " picture"));
  }

  /** Six ROC curves of 20,000 points and a loss curve's sizes. */
  public static Figure crowd() {
    List<Figures.Rates> curves = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      curves.add(roc("attack " + i, 10_000, 0.1 + 0.25 * i, 0.01 * i, i, null));
    }
    return Figures.rates("Six attacks on one target, ten thousand members each", curves);
  }

  /** Accuracy and AUC over ε, with intervals. */
  static Figure sweep() {
    double[] eps = {0.1, 0.5, 1, 2, 4, 8, 16};
    double[] accuracy = {0.41, 0.62, 0.71, 0.75, 0.78, 0.8, 0.81};
    double[] auc = {0.5, 0.503, 0.51, 0.52, 0.54, 0.56, Double.NaN};
    return Figures.lines(
        "What a budget costs and buys",
        "ε",
        "share",
        true,
        List.of(
            new PlottedLine("accuracy", eps, accuracy, plus(accuracy, -0.02), plus(accuracy, 0.02)),
            new PlottedLine("lira AUC", eps, auc, plus(auc, -0.01), plus(auc, 0.01))));
  }

  /** Scores of members and non-members. */
  static Figure histogram() {
    Random random = new Random(11);
    double[] in = random.doubles(2000).map(u -> random.nextGaussian() + 1.2).toArray();
    double[] out = random.doubles(1500).map(u -> random.nextGaussian()).toArray();
    return Figures.histogram(
        "Scores of lira on target",
        "score",
        List.of(new PlottedSample("members", in), new PlottedSample("non-members", out)));
  }

  private static double[] plus(double[] values, double more) {
    return Arrays.stream(values).map(v -> v + more).toArray();
  }

  static Map<String, Shown> all() {
    Map<String, Shown> all = new LinkedHashMap<>();
    all.put("sweep", sweep());
    all.put("histogram", histogram());
    all.put(
        "linear",
        Figures.rates(
            "Linear ROC",
            List.of(
                roc("target", 1000, 0.4, 0.05, 1, null),
                roc("dpsgd", 1000, 0.02, 0, 2, new Ceiling(1, 1e-6))),
            Axis.Scale.LINEAR));
    all.put("audit", audit());
    all.put("tradeoff", tradeoff());
    all.put("scores", scores());
    all.put("crowd", crowd());
    all.put("results", results());
    all.put("wide", wide());
    return all;
  }

  public static TableView results() {
    return TableView.of(
        "Membership inference with mia (10 shadow models)",
        List.of("target", "train accuracy", "test accuracy", "AUC", "TPR at 1% FPR", "ε", "δ"),
        List.of(
            List.of("target", "99.8%", "83.2%", "0.62 [0.60, 0.64]", "4.1% [3.0%, 5.5%]", "∞", "–"),
            List.of(
                "dpsgd",
                "78.0%",
                "77.4%",
                "0.50 [0.48, 0.52]",
                "1.0% [0.5%, 1.8%]",
                "0.998",
                "1e-7")),
        List.of("Intervals are 95%. Adversary: halves, every row scored."));
  }

  /** A head of a wide data set, with cells that try things. */
  public static TableView wide() {
    List<String> headers = new ArrayList<>(List.of("row", "label"));
    for (int i = 0; i < 12; i++) {
      headers.add("feature " + i);
    }
    headers.add("remark");
    List<List<String>> rows = new ArrayList<>();
    Random random = new Random(5);
    for (int r = 0; r < 8; r++) {
      List<String> row = new ArrayList<>(List.of("" + (r + 1), r % 2 == 0 ? "trouser" : "bag"));
      for (int i = 0; i < 12; i++) {
        row.add(Numbers.real(random.nextGaussian() * Math.pow(10, i - 6)));
      }
      row.add(r == 3 ? "<script>alert(1)</script> & \"quotes\"\u001b[31m" : "fine 漢字 é");
      rows.add(row);
    }
    return TableView.of("adult", headers, rows, List.of()).of(48_842);
  }

  public static Report report() {
    String script = "train target\nattack mia with shadows=10\ndefend dpsgd eps=1\n";
    return new Report(
        "Audit of target",
        "Without a defense the model tells members apart (AUC 0.62 [0.60, 0.64]); with dpsgd at"
            + " ε = 1 the attack does no better than chance.",
        List.of(
            new Report.Section("What was asked", List.of(new Report.Code(script))),
            new Report.Section(
                "Data",
                List.of(
                    new Report.Facts(
                        List.of(
                            new Report.Fact("data", "fashion, 4,000 images of 28 × 28"),
                            new Report.Fact("split", "halves: 2,000 members, 2,000 non-members"),
                            new Report.Fact("<img src=x onerror=alert(1)>", "a hostile name"))))),
            new Report.Section(
                "Attacks",
                List.of(
                    new Report.Paragraph("mia trains shadow models (Shokri et al. 2017)."),
                    new Report.View(results()),
                    new Report.View(audit()))),
            new Report.Section(
                "Assertions",
                List.of(
                    new Report.Verdict(true, "dpsgd.mia.auc < 0.55", "0.50 [0.48, 0.52]"),
                    new Report.Verdict(
                        false, "target.mia.tpr(fpr=1%) < 2%", "4.1% [3.0%, 5.5%]   false"))),
            new Report.Section("Rows", List.of(new Report.View(wide())))));
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.writeString(folder.resolve("report.html"), Render.page(report()));
    StringBuilder page = new StringBuilder();
    for (var each : all().entrySet()) {
      String name = each.getKey();
      if (each.getValue() instanceof Figure figure) {
        Files.write(folder.resolve(name + ".png"), Render.png(figure, 2));
        Files.writeString(folder.resolve(name + ".svg"), Render.svg(figure));
      }
      page.append("<section>").append(Render.html(each.getValue())).append("</section>");
      Files.writeString(folder.resolve(name + ".txt"), Render.text(each.getValue(), 80, true));
      Screen plain = new Screen(80, false, false, 40);
      Files.writeString(folder.resolve(name + ".ascii"), Render.text(each.getValue(), plain));
    }
    for (String theme : List.of("background:#fff;color:#212121", "background:#111;color:#e0e0e0")) {
      String name = theme.contains("#fff") ? "light.html" : "dark.html";
      Files.writeString(
          folder.resolve(name),
          "<!doctype html><meta charset=utf-8><body style=\""
              + theme
              + ";font:13px sans-serif\">"
              + page);
    }
  }
}

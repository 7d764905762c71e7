package org.tattle.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTextTest {

  private static final TableView AUDIT =
      TableView.of(
          "Membership inference, mia",
          List.of("target", "train accuracy", "test accuracy", "AUC", "TPR at 1% FPR", "ε", "δ"),
          List.of(
              List.of("target", "99.8%", "83.2%", "0.62 [0.60, 0.64]", "4.1%", "∞", "–"),
              List.of("dpsgd", "78.0%", "77.4%", "0.50 [0.48, 0.52]", "1.0%", "0.998", "1e-7")),
          List.of("intervals: 95%"));

  @Test
  void wrapsHeadersAndKeepsNumbersWholeInEightyColumns() {
    assertThat(Render.text(AUDIT, 80, false))
        .isEqualTo(
            """
            Membership inference, mia
                       train      test                     TPR at
            target  accuracy  accuracy                AUC  1% FPR      ε     δ
            ──────  ────────  ────────  ─────────────────  ──────  ─────  ────
            target     99.8%     83.2%  0.62 [0.60, 0.64]    4.1%      ∞     –
            dpsgd      78.0%     77.4%  0.50 [0.48, 0.52]    1.0%  0.998  1e-7
            intervals: 95%""");
  }
}

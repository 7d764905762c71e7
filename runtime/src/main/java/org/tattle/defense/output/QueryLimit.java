package org.tattle.defense.output;

import java.time.Duration;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Gate;
import org.tattle.defense.Honest;
import org.tattle.defense.Watch;

/**
 * Answers so many queries and no more. Each key has a token bucket: a query takes a token, tokens
 * come back at a rate, and no more than {@code burst} are kept. After {@code total} answers a key
 * gets no other.
 *
 * <p>Answers are not changed, so what is answered leaks as before; whoever needs many queries for a
 * row gets through fewer rows. An attacker is taken to have {@code keys} keys and to wait where
 * waiting helps, for as long as {@code within}.
 */
@Component(
    name = "query_limit",
    doc = "Answers a limited number of queries: at a rate, and in total, for each key.",
    paper = "Jagielski et al. 2020, High Accuracy and High Fidelity Extraction, section 7",
    example = "defend query_limit total=500 rate=100")
public record QueryLimit(
    @Param(doc = "answers that a key gets at once", min = 1, max = 1_000_000_000) int burst,
    @Param(doc = "answers an hour that a key gets from then on", min = 1, max = 1_000_000_000)
        int rate,
    @Param(doc = "answers that a key gets in all; 0 for no end", min = 0, max = 1_000_000_000)
        int total,
    @Param(doc = "keys that an attacker has", min = 1, max = 1_000_000) int keys,
    @Param(doc = "how long an attacker goes on asking", min = 0) Duration within)
    implements Watch {
  public QueryLimit() {
    this(100, 100, 1000, 1, Duration.ofHours(24));
  }

  @Override
  public Gate open(Honest honest) {
    return new QueryMeter(this);
  }
}

package org.tattle.attack.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of Narayanan and Shmatikov 2008, section 4: what is known of a row counts for a person
 * who has a row about the same thing, the more the rarer that is and the nearer the two are. Where
 * all dates of a person may have been moved, the move that fits best is tried for each.
 *
 * @param valueScale how far values may be apart to count 1/e
 * @param dayScale the same of days
 * @param most how many days dates may have been moved; 0 if they were not
 */
record Recognition(Trails trails, double valueScale, double dayScale, double most) {

  /** Who fits what is known best. */
  Match look(List<Clue> clues) {
    double[] scores = new double[trails.size()];
    double[] moved = new double[trails.size()];
    if (most == 0) {
      for (Clue clue : clues) {
        add(clue, scores);
      }
      return Match.of(scores, moved);
    }
    List<List<Hit>> hits = hits(clues);
    for (int person = 0; person < scores.length; person++) {
      for (Hit first : hits.get(person)) {
        double days = trails.behind(first.row, clues.get(first.clue));
        double score = score(hits.get(person), clues, days);
        if (Math.abs(days) <= most && score > scores[person]) {
          scores[person] = score;
          moved[person] = days;
        }
      }
    }
    return Match.of(scores, moved);
  }

  private record Hit(int clue, int row, double weight) {}

  private List<List<Hit>> hits(List<Clue> clues) {
    List<List<Hit>> hits = new ArrayList<>();
    for (int person = 0; person < trails.size(); person++) {
      hits.add(new ArrayList<>());
    }
    for (int clue = 0; clue < clues.size(); clue++) {
      int[] rows = trails.about(clues.get(clue).item());
      for (int row : rows) {
        hits.get(trails.person(row)).add(new Hit(clue, row, weight(rows.length)));
      }
    }
    return hits;
  }

  private double score(List<Hit> hits, List<Clue> clues, double moved) {
    double[] best = new double[clues.size()];
    for (Hit hit : hits) {
      Clue clue = clues.get(hit.clue);
      best[hit.clue] = Math.max(best[hit.clue], hit.weight * likeness(hit.row, clue, moved));
    }
    return Arrays.stream(best).sum();
  }

  /** Of several rows of a person about one thing, the likest counts. */
  private void add(Clue clue, double[] scores) {
    int[] rows = trails.about(clue.item());
    double weight = weight(rows.length);
    double[] best = new double[scores.length];
    for (int row : rows) {
      int person = trails.person(row);
      best[person] = Math.max(best[person], weight * likeness(row, clue, 0));
    }
    for (int row : rows) {
      int person = trails.person(row);
      scores[person] += best[person];
      best[person] = 0;
    }
  }

  /** One over the logarithm of how many rows are about it; one alone counts as two do. */
  private static double weight(int rows) {
    return 1 / Math.log(Math.max(2, rows));
  }

  private double likeness(int row, Clue clue, double moved) {
    if (!trails.hasValues() && !trails.hasDates()) {
      return 1;
    }
    return (trails.hasValues() ? trails.value(row, clue, valueScale) : 0)
        + (trails.hasDates() ? trails.date(row, clue, dayScale, moved) : 0);
  }
}

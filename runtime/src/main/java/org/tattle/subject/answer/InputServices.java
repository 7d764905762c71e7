package org.tattle.subject.answer;

import org.tattle.data.Dataset;
import org.tattle.defense.InputDefense;
import org.tattle.run.Randomness;

/** Models behind defenses of their inputs. */
public final class InputServices {
  private InputServices() {}

  /**
   * A model behind one more.
   *
   * @param data the rows that it can be asked of by their numbers
   * @param known rows of these that it is known to be given as they are
   * @param noise what noise is drawn from, if the defense puts some on inputs
   */
  public static Service behind(
      InputDefense defense, Service inner, Dataset data, int[] known, Randomness noise) {
    if (defense.detection().isPresent()) {
      return new WatchedService(inner, defense, defense.detection().get(), data, known);
    }
    return defense
        .sway()
        .<Service>map(sway -> new SwayedService(inner, data, sway, noise))
        .orElseGet(() -> new ChangedService(inner, defense, data));
  }
}

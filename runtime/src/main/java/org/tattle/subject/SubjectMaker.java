package org.tattle.subject;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.model.Access;
import org.tattle.model.Model;
import org.tattle.run.Control;

/**
 * Makes a subject of a data set: a component of the verbs that make subjects. Equal ones make equal
 * subjects of equal rows.
 */
public interface SubjectMaker {
  /** What it makes. */
  Class<? extends Subject> makes();

  /** What an attacker sees of what it makes, before any defense. */
  Set<Access> shows();

  /** The same of what it makes of data that have such labels. */
  default Set<Access> shows(Labels.Kind labels) {
    return shows();
  }

  /**
   * What one is made of.
   *
   * @param split whose rows go in, and whose do not
   * @param model the architecture, where the verb takes one
   * @param told what the verb was told besides
   * @param others the data sets that stand behind the first, where the verb takes several together
   */
  record Ingredients(
      Dataset data, Split split, Optional<Model> model, List<Record> told, List<Dataset> others) {
    public Ingredients {
      told = List.copyOf(told);
      others = List.copyOf(others);
    }

    /** Of one data set. */
    public Ingredients(Dataset data, Split split, Optional<Model> model, List<Record> told) {
      this(data, split, model, told, List.of());
    }

    /** Rows alone. */
    public Ingredients(Dataset data, Split split) {
      this(data, split, Optional.empty(), List.of());
    }

    /** What the verb was told of this kind; it is there if the kind declares it. */
    public <T extends Record> T told(Class<T> type) {
      return told.stream()
          .filter(type::isInstance)
          .map(type::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("nothing was told of " + type));
    }
  }

  /**
   * How one is made.
   *
   * @param control stops the reading of files that say more of how
   */
  Recipe<? extends Subject> recipe(Ingredients from, Control control);
}

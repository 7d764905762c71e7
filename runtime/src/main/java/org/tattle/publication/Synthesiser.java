package org.tattle.publication;

import java.util.Set;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.subject.Recipe;
import org.tattle.subject.SubjectMaker;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/** A way to make rows up that are like people's. */
public interface Synthesiser extends SubjectMaker {
  /** What it is told that all ways are told. */
  SynthesisTerms terms();

  /** Whether what it is told of ε holds of what comes out. */
  default boolean promises() {
    return terms().eps().isPresent();
  }

  /**
   * Learns from rows what they are like.
   *
   * @param rows people's, which it may ask until all is spent that was promised
   * @param random what is drawn besides noise
   */
  RowMaker learn(PrivateRows rows, Randomness random, Control control);

  @Override
  default Class<MadeUpTable> makes() {
    return MadeUpTable.class;
  }

  @Override
  default Set<Access> shows() {
    return Set.of(Access.ROWS);
  }

  @Override
  default Recipe<MadeUpTable> recipe(Ingredients from, Control control) {
    return MadeUpRecipe.of(from.data(), from.split(), this);
  }
}

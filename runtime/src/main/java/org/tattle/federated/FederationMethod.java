package org.tattle.federated;

import java.util.EnumSet;
import java.util.Set;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.subject.SubjectMaker;

/** What the server of a federation makes of the change that clients agree on: a component. */
public interface FederationMethod extends SubjectMaker {

  /** What a server keeps from round to round besides the weights; none for most. */
  default float[] memory(int weights) {
    return new float[0];
  }

  /**
   * Moves the weights.
   *
   * @param weights what is moved
   * @param change what the clients agree on
   * @param memory what it keeps, and may write to
   */
  void step(float[] weights, float[] change, float[] memory);

  @Override
  default Class<Federation> makes() {
    return Federation.class;
  }

  @Override
  default Set<Access> shows() {
    return EnumSet.of(Access.UPDATES);
  }

  @Override
  default FederationRecipe recipe(Ingredients from, Control control) {
    return FederationRecipe.of(
        from.data(), from.split(), this, from.model(), from.told(Federating.class));
  }
}

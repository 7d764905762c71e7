package org.tattle.defense;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;

/** Changes what a trained model answers. */
public non-sealed interface OutputDefense extends Defense {

  /**
   * What is put between the model and whoever asks it.
   *
   * @param rehearsal a model like the defended one to practise on; asked for only if needed, since
   *     it is trained then
   */
  Limit ready(Supplier<Rehearsal> rehearsal);

  /** It changes what is answered of classes. */
  @Override
  default Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  /** Whether it asks for its rehearsal, so that a plan can tell what will be trained. */
  default boolean rehearses() {
    return false;
  }

  /**
   * The classifier that it fits to what its rehearsal answers, so that a plan can tell.
   *
   * @param rows how many answers there are
   * @return a job whose rows are counted alone; empty if it fits none
   */
  default Optional<Job> practice(int rows, int classes) {
    return Optional.empty();
  }

  /** What an attacker can no longer ask: who limits the answers does not hand out the weights. */
  @Override
  default Set<Access> withholds() {
    return Set.of(Access.GRADIENTS);
  }
}

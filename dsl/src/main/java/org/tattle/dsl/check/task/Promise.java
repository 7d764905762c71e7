package org.tattle.dsl.check.task;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Key;
import org.tattle.run.Seed;

/** What {@code claim} claims, besides how the canaries that try it are laid. */
@Component(
    name = "claim",
    doc =
        "Checks that a target keeps a guarantee: by its accountant, by single steps, and by"
            + " canaries in the gradients of a training like its own and among its rows.",
    example = "claim eps=3 delta=1e-5 on private")
public record Promise(
    @Param(doc = "epsilon, in nats", min = 0, above = true, max = 1000, required = true) double eps,
    @Param(
            doc = "chance that the guarantee fails",
            min = 0,
            above = true,
            max = 0.5,
            required = true)
        double delta) {
  public Promise() {
    this(1, 1e-5);
  }

  /** The seed of checking it on the target of that key, under a root seed. */
  public Seed seed(Key target, Seed root) {
    return Key.of("claim", target, this).seed(root);
  }
}

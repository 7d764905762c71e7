package org.tattle.dsl;

import java.util.Optional;
import java.util.Set;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Result;
import org.tattle.component.Component;
import org.tattle.model.Access;
import org.tattle.subject.Subject;
import org.tattle.subject.SubjectKind;

/** An attack on a kind of subject that scripts cannot make. */
@Component(name = "pry", doc = "Opens vaults.", example = "attack pry")
public record Pry() implements Attack<Pry.Vault> {
  /** What it is for. */
  @SubjectKind(
      noun = "vault",
      stages = {})
  public interface Vault extends Subject {}

  @Override
  public Class<Vault> on() {
    return Vault.class;
  }

  @Override
  public Class<? extends Result> finds() {
    return Result.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of();
  }

  @Override
  public Result run(Vault vault, Context context) {
    throw new UnsupportedOperationException("nobody has a vault");
  }

  @Override
  public Optional<Counterpart> control(Vault vault, Context context) {
    return Optional.empty();
  }
}

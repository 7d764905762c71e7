package org.tattle.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tattle.Components;
import org.tattle.Kinds;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Result;
import org.tattle.attack.membership.Gap;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.MembershipAttack;
import org.tattle.model.Access;
import org.tattle.subject.Subject;
import org.tattle.subject.SubjectKind;
import org.tattle.subject.Target;

class RegistryTest {
  @Component(name = "gap", doc = "Takes a name that is taken.", example = "attack gap")
  record Other() implements MembershipAttack {
    @Override
    public Set<Access> needs() {
      return Set.of();
    }

    @Override
    public Membership run(Target target, Context context) {
      return null;
    }
  }

  @Test
  void aNameThatIsTakenIsRefusedWithWhoHasIt() {
    assertThatThrownBy(() -> Components.standard().with(Other.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Other is named `gap` as org.tattle.attack.membership.Gap is; give it another name");
  }

  @SubjectKind(
      noun = "vault",
      stages = {})
  interface Vault extends Subject {}

  @Component(name = "gap", doc = "Finds the gap in a door.", example = "attack gap")
  record Door() implements Attack<Vault> {
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
      return null;
    }

    @Override
    public Optional<Counterpart> control(Vault vault, Context context) {
      return Optional.empty();
    }
  }

  @Test
  void ofTwoThatShareANameTheOneIsFoundThatActsOnTheSubject() {
    Registry registry = Components.standard().with(Door.class);
    assertThat(registry.find(Kinds.ATTACK, "gap", Vault.class)).contains(Schema.of(Door.class));
    assertThat(registry.find(Kinds.ATTACK, "gap", Target.class)).contains(Schema.of(Gap.class));
  }

  @Test
  void aClassThatIsDeclaredAgainTakesItsOwnPlace() {
    Registry all = Components.standard();
    assertThat(all.with(Gap.class).all()).hasSameSizeAs(all.all());
  }
}

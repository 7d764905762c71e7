package org.tattle.privacy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeploymentTest {

  @Test
  void everyDeploymentHasItsSource() {
    assertThat(Deployment.known())
        .hasSizeGreaterThanOrEqualTo(5)
        .allMatch(d -> d.epsilon() > 0 && d.source().startsWith("https://"))
        .contains(
            new Deployment(
                "Apple",
                "health data types in use",
                2,
                "one user, one day",
                "local",
                "https://desfontain.es/blog/real-world-differential-privacy.html"));
  }
}

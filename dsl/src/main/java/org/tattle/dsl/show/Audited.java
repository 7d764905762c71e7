package org.tattle.dsl.show;

import java.util.Map;
import org.tattle.attack.Result;
import org.tattle.target.Target;

/**
 * A target under its name, with what attacks found.
 *
 * @param name what the script calls it
 * @param target the target
 * @param results by the name of the attack, in the order in which they ran
 */
public record Audited(String name, Target target, Map<String, Result> results) {}

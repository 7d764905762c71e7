/**
 * What a checked script will do, one task a statement, and the names that it can use. It is large
 * because a task is a file of its own, a record of one family that {@link Task.Visitor} takes
 * apart.
 */
package org.tattle.dsl.check.task;

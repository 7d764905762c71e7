/** What a checked script will do, one task a statement, and the names that it can use. */
package org.tattle.dsl.check.task;

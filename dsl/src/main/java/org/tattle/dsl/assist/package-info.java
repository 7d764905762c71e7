/** What editors ask: what may stand at the caret. Plain records of offsets. */
package org.tattle.dsl.assist;

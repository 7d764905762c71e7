/**
 * What a session carries from statement to statement: what was made, shown, spent and kept back.
 */
package org.tattle.dsl.run.state;

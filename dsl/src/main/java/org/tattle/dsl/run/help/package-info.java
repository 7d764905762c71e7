/** Help, from the declarations. */
package org.tattle.dsl.run.help;

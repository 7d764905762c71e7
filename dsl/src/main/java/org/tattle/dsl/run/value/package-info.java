/** Values and tables of scripts, and how they are described. */
package org.tattle.dsl.run.value;

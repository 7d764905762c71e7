/** Telling how a model is built by what it answers. */
package org.tattle.attack.architecture;

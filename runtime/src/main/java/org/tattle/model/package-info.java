/** Architectures that scripts can name, and what can be asked of a model. */
package org.tattle.model;

/** How records, by their annotations, become what scripts can name, with their parameters. */
package org.tattle.component;

/** What is written in the fields by which people are recognised, made comparable and compared. */
package org.tattle.record.field;

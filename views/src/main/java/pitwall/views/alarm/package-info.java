/// Alarms as every part of the console sees them: their order, their words, their sound, and what a person does about
/// them. Needs no toolkit beyond properties.
@NullMarked
package pitwall.views.alarm;

import org.jspecify.annotations.NullMarked;

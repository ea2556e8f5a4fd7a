/// What is typed into a rollout, read: values, mistakes, and the wish that the server is asked with. Pure.
@NullMarked
package pitwall.views.wizard.form;

import org.jspecify.annotations.NullMarked;

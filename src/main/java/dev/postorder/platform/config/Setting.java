package dev.postorder.platform.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One setting: a record component whose key is its dotted kebab-case path. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** The default as it would be written; empty for an Optional or a List without one. */
  String initially() default "";

  /** Whether its value is shown to nobody. */
  boolean secret() default false;

  /** What it does, for docs/configuration.md. */
  String help();
}

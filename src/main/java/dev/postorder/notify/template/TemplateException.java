package dev.postorder.notify.template;

/** A template that cannot be used; says which file and line, and why. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;

  TemplateException(String file, String why) {
    super(file + ": " + why);
    this.file = file;
  }

  TemplateException(String file, int line, String why) {
    super(file + ", line " + line + ": " + why);
    this.file = file;
  }

  /** The file below the directory of templates. */
  String file() {
    return file;
  }
}

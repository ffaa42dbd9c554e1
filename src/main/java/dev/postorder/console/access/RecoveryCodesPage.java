package dev.postorder.console.access;

import dev.postorder.console.Frame;
import java.util.List;

/** Recovery codes, which are shown once. */
public record RecoveryCodesPage(Frame frame, List<String> codes) {}

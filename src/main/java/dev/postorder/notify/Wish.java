package dev.postorder.notify;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** That there may be something to do; any number of wishes before it is looked at are one. */
final class Wish {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition made = lock.newCondition();
  private boolean wish;

  void make() {
    lock.lock();
    try {
      wish = true;
      made.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there is one, and at the latest after this time. */
  void await(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!wish && left > 0) {
        left = made.awaitNanos(left);
      }
      wish = false;
    } finally {
      lock.unlock();
    }
  }
}

package cachescope.compare;

import cachescope.event.CachingStrategy;
import cachescope.event.RunSetup;
import cachescope.event.Settings;
import java.util.ArrayList;
import java.util.List;

/** Configurations that are often compared. */
public enum Lineup {
  /** The cache off, and the classic tutorial. */
  ON_OFF {
    @Override
    public List<RunSetup> of(Settings base) {
      return List.of(
          new RunSetup("no cache", base.withCacheOn(false)),
          new RunSetup("cache-aside", strategy(base, CachingStrategy.CACHE_ASIDE)));
    }
  },
  /** No cache, and each strategy that differs from the others on its own. */
  STRATEGIES {
    @Override
    public List<RunSetup> of(Settings base) {
      List<RunSetup> all = new ArrayList<>();
      all.add(new RunSetup("no cache", base.withCacheOn(false)));
      for (CachingStrategy strategy : CachingStrategy.values()) {
        if (strategy != CachingStrategy.READ_THROUGH) {
          all.add(new RunSetup(strategy.label(), strategy(base, strategy)));
        }
      }
      return all;
    }
  };

  /** The configurations, made from these settings. */
  public abstract List<RunSetup> of(Settings base);

  private static Settings strategy(Settings base, CachingStrategy strategy) {
    return base.withCacheOn(true).withPattern(base.pattern().withStrategy(strategy));
  }
}

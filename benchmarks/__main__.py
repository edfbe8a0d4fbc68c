"""`python -m benchmarks`: everything measured, as Markdown."""

from benchmarks import import_pipeline, import_scale, prep_all, startup

print("## What a person waits for\n")
startup.main()
print("\n## What the history costs\n")
import_pipeline.main()
print("\n## What a log of half a million rows costs\n")
import_scale.main()
print("\n## What a thousand sheets cost\n")
prep_all.main()

"""`python -m benchmarks.peers [--deals N]`: the work side by side, and the command lines."""

from benchmarks.peers import command_lines, side_by_side

print("## The same work, side by side\n")
side_by_side.main()
print("\n## The command line beside others\n")
command_lines.main()

"""Which worker of the suite runs what: whole files, the long ones first, the browser's all on one worker."""

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

_BROWSER = "tests/browser/"
# A test there takes so many times what one takes elsewhere, at about.
_HEAVY = {"tests/race/": 100, _BROWSER: 30, "tests/stories/": 9, "tests/web/": 4, "tests/app/": 3}


class LongestFirst(LoadScopeScheduling):
    """What is left for the end is short.

    Each worker with a browser would start a demo of its own beside it.
    """

    def _split_scope(self, nodeid: str) -> str:
        return _BROWSER if nodeid.startswith(_BROWSER) else super()._split_scope(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        self.workqueue.move_to_end(max(self.workqueue, key=self._takes), last=False)
        super()._assign_work_unit(node)

    def _takes(self, scope: str) -> int:
        weight = next((heavy for where, heavy in _HEAVY.items() if scope.startswith(where)), 1)
        return weight * len(self.workqueue[scope])

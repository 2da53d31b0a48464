var Xe=globalThis,Tt=e=>e,Ce=Xe.trustedTypes,At=Ce?Ce.createPolicy("lit-html",{createHTML:e=>e}):void 0,et="$lit$",B=`lit$${Math.random().toFixed(9).slice(2)}$`,tt="?"+B,Ss=`<${tt}>`,se=document,be=()=>se.createComment(""),ve=e=>e===null||typeof e!="object"&&typeof e!="function",st=Array.isArray,Pt=e=>st(e)||typeof e?.[Symbol.iterator]=="function",Je=`[ 	
\f\r]`,$e=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,xt=/-->/g,_t=/>/g,ee=RegExp(`>|${Je}(?:([^\\s"'>=/]+)(${Je}*=${Je}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Rt=/'/g,Et=/"/g,Ct=/^(?:script|style|textarea|title)$/i,nt=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),l=nt(1),rt=nt(2),er=nt(3),E=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),St=new WeakMap,te=se.createTreeWalker(se,129);function qt(e,t){if(!st(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return At!==void 0?At.createHTML(t):t}var Mt=(e,t)=>{let s=e.length-1,n=[],o,a=t===2?"<svg>":t===3?"<math>":"",i=$e;for(let d=0;d<s;d++){let c=e[d],m,$,p=-1,g=0;for(;g<c.length&&(i.lastIndex=g,$=i.exec(c),$!==null);)g=i.lastIndex,i===$e?$[1]==="!--"?i=xt:$[1]!==void 0?i=_t:$[2]!==void 0?(Ct.test($[2])&&(o=RegExp("</"+$[2],"g")),i=ee):$[3]!==void 0&&(i=ee):i===ee?$[0]===">"?(i=o??$e,p=-1):$[1]===void 0?p=-2:(p=i.lastIndex-$[2].length,m=$[1],i=$[3]===void 0?ee:$[3]==='"'?Et:Rt):i===Et||i===Rt?i=ee:i===xt||i===_t?i=$e:(i=ee,o=void 0);let y=i===ee&&e[d+1].startsWith("/>")?" ":"";a+=i===$e?c+Ss:p>=0?(n.push(m),c.slice(0,p)+et+c.slice(p)+B+y):c+B+(p===-2?d:y)}return[qt(e,a+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},ye=class e{constructor({strings:t,_$litType$:s},n){let o;this.parts=[];let a=0,i=0,d=t.length-1,c=this.parts,[m,$]=Mt(t,s);if(this.el=e.createElement(m,n),te.currentNode=this.el.content,s===2||s===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(o=te.nextNode())!==null&&c.length<d;){if(o.nodeType===1){if(o.hasAttributes())for(let p of o.getAttributeNames())if(p.endsWith(et)){let g=$[i++],y=o.getAttribute(p).split(B),A=/([.?@])?(.*)/.exec(g);c.push({type:1,index:a,name:A[2],strings:y,ctor:A[1]==="."?Me:A[1]==="?"?Oe:A[1]==="@"?Ne:re}),o.removeAttribute(p)}else p.startsWith(B)&&(c.push({type:6,index:a}),o.removeAttribute(p));if(Ct.test(o.tagName)){let p=o.textContent.split(B),g=p.length-1;if(g>0){o.textContent=Ce?Ce.emptyScript:"";for(let y=0;y<g;y++)o.append(p[y],be()),te.nextNode(),c.push({type:2,index:++a});o.append(p[g],be())}}}else if(o.nodeType===8)if(o.data===tt)c.push({type:2,index:a});else{let p=-1;for(;(p=o.data.indexOf(B,p+1))!==-1;)c.push({type:7,index:a}),p+=B.length-1}a++}}static createElement(t,s){let n=se.createElement("template");return n.innerHTML=t,n}};function ne(e,t,s=e,n){if(t===E)return t;let o=n!==void 0?s._$Co?.[n]:s._$Cl,a=ve(t)?void 0:t._$litDirective$;return o?.constructor!==a&&(o?._$AO?.(!1),a===void 0?o=void 0:(o=new a(e),o._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=o:s._$Cl=o),o!==void 0&&(t=ne(e,o._$AS(e,t.values),o,n)),t}var qe=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,o=(t?.creationScope??se).importNode(s,!0);te.currentNode=o;let a=te.nextNode(),i=0,d=0,c=n[0];for(;c!==void 0;){if(i===c.index){let m;c.type===2?m=new ue(a,a.nextSibling,this,t):c.type===1?m=new c.ctor(a,c.name,c.strings,this,t):c.type===6&&(m=new He(a,this,t)),this._$AV.push(m),c=n[++d]}i!==c?.index&&(a=te.nextNode(),i++)}return te.currentNode=se,o}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},ue=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,o){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=o,this._$Cv=o?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=ne(this,t,s),ve(t)?t===h||t==null||t===""?(this._$AH!==h&&this._$AR(),this._$AH=h):t!==this._$AH&&t!==E&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Pt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==h&&ve(this._$AH)?this._$AA.nextSibling.data=t:this.T(se.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,o=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=ye.createElement(qt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===o)this._$AH.p(s);else{let a=new qe(o,this),i=a.u(this.options);a.p(s),this.T(i),this._$AH=a}}_$AC(t){let s=St.get(t.strings);return s===void 0&&St.set(t.strings,s=new ye(t)),s}k(t){st(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,o=0;for(let a of t)o===s.length?s.push(n=new e(this.O(be()),this.O(be()),this,this.options)):n=s[o],n._$AI(a),o++;o<s.length&&(this._$AR(n&&n._$AB.nextSibling,o),s.length=o)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=Tt(t).nextSibling;Tt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},re=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,o,a){this.type=1,this._$AH=h,this._$AN=void 0,this.element=t,this.name=s,this._$AM=o,this.options=a,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(t,s=this,n,o){let a=this.strings,i=!1;if(a===void 0)t=ne(this,t,s,0),i=!ve(t)||t!==this._$AH&&t!==E,i&&(this._$AH=t);else{let d=t,c,m;for(t=a[0],c=0;c<a.length-1;c++)m=ne(this,d[n+c],s,c),m===E&&(m=this._$AH[c]),i||=!ve(m)||m!==this._$AH[c],m===h?t=h:t!==h&&(t+=(m??"")+a[c+1]),this._$AH[c]=m}i&&!o&&this.j(t)}j(t){t===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Me=class extends re{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===h?void 0:t}},Oe=class extends re{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==h)}},Ne=class extends re{constructor(t,s,n,o,a){super(t,s,n,o,a),this.type=5}_$AI(t,s=this){if((t=ne(this,t,s,0)??h)===E)return;let n=this._$AH,o=t===h&&n!==h||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,a=t!==h&&(n===h||o);o&&this.element.removeEventListener(this.name,this,n),a&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},He=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){ne(this,t)}},Ot={M:et,P:B,A:tt,C:1,L:Mt,R:qe,D:Pt,V:ne,I:ue,H:re,N:Oe,U:Ne,B:Me,F:He},Ps=Xe.litHtmlPolyfillSupport;Ps?.(ye,ue),(Xe.litHtmlVersions??=[]).push("3.3.3");var Q=(e,t,s)=>{let n=s?.renderBefore??t,o=n._$litPart$;if(o===void 0){let a=s?.renderBefore??null;n._$litPart$=o=new ue(t.insertBefore(be(),a),a,void 0,s??{})}return o._$AI(e),o};var P={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},I=e=>(...t)=>({_$litDirective$:e,values:t}),N=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var Cs=I(class extends N{constructor(e){if(super(e),e.type!==P.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let o=!!t[n];o===this.st.has(n)||this.nt?.has(n)||(o?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return E}});var Le=e=>e??h;var{I:qs}=Ot,Nt=e=>e;var Ie=e=>e.strings===void 0,Ht=()=>document.createComment(""),he=(e,t,s)=>{let n=e._$AA.parentNode,o=t===void 0?e._$AB:t._$AA;if(s===void 0){let a=n.insertBefore(Ht(),o),i=n.insertBefore(Ht(),o);s=new qs(a,i,e,e.options)}else{let a=s._$AB.nextSibling,i=s._$AM,d=i!==e;if(d){let c;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(c=e._$AU)!==i._$AU&&s._$AP(c)}if(a!==o||d){let c=s._$AA;for(;c!==a;){let m=Nt(c).nextSibling;Nt(n).insertBefore(c,o),c=m}}}return s},Z=(e,t,s=e)=>(e._$AI(t,s),e),Ms={},me=(e,t=Ms)=>e._$AH=t,Lt=e=>e._$AH,Ve=e=>{e._$AR(),e._$AA.remove()};var oe=I(class extends N{constructor(){super(...arguments),this.key=h}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(me(e),this.key=t),s}});var f=I(class extends N{constructor(e){if(super(e),e.type!==P.PROPERTY&&e.type!==P.ATTRIBUTE&&e.type!==P.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!Ie(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===E||t===h)return t;let s=e.element,n=e.name;if(e.type===P.PROPERTY){if(t===s[n])return E}else if(e.type===P.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return E}else if(e.type===P.ATTRIBUTE&&s.getAttribute(n)===t+"")return E;return me(e),t}});var we=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),we(n,t);return!0},De=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},It=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),Hs(t)}};function Os(e){this._$AN!==void 0?(De(this),this._$AM=e,It(this)):this._$AM=e}function Ns(e,t=!1,s=0){let n=this._$AH,o=this._$AN;if(o!==void 0&&o.size!==0)if(t)if(Array.isArray(n))for(let a=s;a<n.length;a++)we(n[a],!1),De(n[a]);else n!=null&&(we(n,!1),De(n));else we(this,e)}var Hs=e=>{e.type==P.CHILD&&(e._$AP??=Ns,e._$AQ??=Os)},We=class extends N{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),It(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(we(this,t),De(this))}setValue(t){if(Ie(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var ot=new WeakMap,Ls=I(class extends We{render(e){return h}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),h}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=ot.get(t);s===void 0&&(s=new WeakMap,ot.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?ot.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Vt=(e,t,s)=>{let n=new Map;for(let o=t;o<=s;o++)n.set(e[o],o);return n},ae=I(class extends N{constructor(e){if(super(e),e.type!==P.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let o=[],a=[],i=0;for(let d of e)o[i]=n?n(d,i):i,a[i]=s(d,i),i++;return{values:a,keys:o}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let o=Lt(e),{values:a,keys:i}=this.dt(t,s,n);if(!Array.isArray(o))return this.ut=i,a;let d=this.ut??=[],c=[],m,$,p=0,g=o.length-1,y=0,A=a.length-1;for(;p<=g&&y<=A;)if(o[p]===null)p++;else if(o[g]===null)g--;else if(d[p]===i[y])c[y]=Z(o[p],a[y]),p++,y++;else if(d[g]===i[A])c[A]=Z(o[g],a[A]),g--,A--;else if(d[p]===i[A])c[A]=Z(o[p],a[A]),he(e,c[A+1],o[p]),p++,A--;else if(d[g]===i[y])c[y]=Z(o[g],a[y]),he(e,o[p],o[g]),g--,y++;else if(m===void 0&&(m=Vt(i,y,A),$=Vt(d,p,g)),m.has(d[p]))if(m.has(d[g])){let U=$.get(i[y]),Ze=U!==void 0?o[U]:null;if(Ze===null){let kt=he(e,o[p]);Z(kt,a[y]),c[y]=kt}else c[y]=Z(Ze,a[y]),he(e,o[p],Ze),o[U]=null;y++}else Ve(o[g]),g--;else Ve(o[p]),p++;for(;y<=A;){let U=he(e,c[A+1]);Z(U,a[y]),c[y++]=U}for(;p<=g;){let U=o[p++];U!==null&&Ve(U)}return this.ut=i,me(e,c),E}});var C=class extends Error{constructor(s,n,o,a=null,i=null){super(o||n);this.status=s;this.title=n;this.detail=o;this.body=a;this.retryAfter=i}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},Wt=new Set,Dt=!0;function jt(e){Wt.add(e)}function Is(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==Dt){Dt=s;for(let n of Wt)n(s)}}function Vs(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function Ds(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new C(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new C(e.status,e.statusText,t.slice(0,200),null,s)}}async function ke(e,t,s,n={}){let o={Accept:"application/json","X-CSRF-Token":Vs()},a=s instanceof FormData||s instanceof Blob;s!==void 0&&!a&&(o["Content-Type"]="application/json"),n.version&&(o["If-Match"]=n.version),n.once&&(o["Idempotency-Key"]=n.once);let i;try{i=await fetch(t,{method:e,headers:o,body:s===void 0?null:a?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(c){throw c instanceof DOMException&&c.name==="AbortError"?c:new C(0,"Unreachable","")}if(Is(i.status,t),!i.ok)throw await Ds(i);return{body:i.status!==204&&(i.headers.get("Content-Type")??"").includes("json")?await i.json():null,etag:i.headers.get("ETag")}}var b={get:(e,t)=>ke("GET",e,void 0,t),post:(e,t,s)=>ke("POST",e,t??{},s),put:(e,t,s)=>ke("PUT",e,t,s),patch:(e,t,s)=>ke("PATCH",e,t,s),delete:(e,t)=>ke("DELETE",e,void 0,t)};var Ws=["zero","one","two","few","many","other"],it={},x=document.documentElement.lang==="ar"?"ar":"en",ie=x==="ar"?"ar-OM-u-nu-latn":"en-GB";async function Bt(){if(x==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(it=await e.json())}function at(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function r(e,t={}){let s=it[e];return at(typeof s=="string"?s:e,t)}function G(e,t,s,n={}){let o=it[e],a={n:Gs(s),...n};if(Array.isArray(o)){let i=Ws.indexOf(Fs.select(s));return at(o[i]??e,a)}return at(s===1?e:t,a)}var js={day:"numeric",month:"short",year:"numeric",hour:x==="ar"?"numeric":"2-digit",minute:"2-digit"},Fs=new Intl.PluralRules("ar"),Ur=new Intl.NumberFormat(ie,{style:"percent",maximumFractionDigits:0}),Us=new Intl.DateTimeFormat(ie,{timeStyle:"short"}),Bs=new Intl.DateTimeFormat(ie,js),Ft=new Map;function Gs(e,t=0){let s=Ft.get(t);return s||(s=new Intl.NumberFormat(ie,{maximumFractionDigits:t,minimumFractionDigits:t}),Ft.set(t,s)),s.format(e)}function pe(e){if(e==null)return"–";let t=new Date(e*1e3);return Ks((t.toDateString()===new Date().toDateString()?Us:Bs).format(t))}function Ks(e){return x==="ar"?`⁧${e}⁩`:e}var Ut=/[\u064b-\u0650\u0652]/g;function Gt(e,t){return e?.[x]?.replace(Ut,"")??e?.en??e?.ar?.replace(Ut,"")??t}var zs={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},Ys={400:()=>r("What was sent was not understood."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),429:()=>r("Too many requests. Wait a moment and try again."),503:()=>r("This cannot be done right now. Try again in a moment.")};function Kt(e,t,s=0){return x==="en"?t:zs[e]?.()??Ys[s]?.()??t}var Qs=[{path:"/desk/agent",title:()=>r("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>r("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>r("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>r("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>r("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>r("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>r("Screens"),roles:["administrator"]}];function Zs(e){return Qs.filter(t=>t.roles.some(s=>e.roles.includes(s)))}async function Yt(e){await Bt();try{e((await b.get("/desk/api/me")).body)}catch(t){if(t instanceof C&&t.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}Q(l`<main class="page"><p role="alert" class="trouble">${J(t)}</p></main>`,document.body)}}function J(e){return e instanceof C&&e.status===0?r("The hotline cannot be reached. Trying again…"):e instanceof C?Kt(e.code,e.detail||e.title,e.status):r("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function je(e,t=h){let s=e?Zs(e):[];return l`
    <a class="skip" href="#content">${r("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${r("Places")}>
        ${s.map(n=>l`<a href=${n.path} aria-current=${location.pathname===n.path?"page":h}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Xs} aria-label=${r("Light or dark")}>◐</button>
      <button class="quiet" lang=${x==="ar"?"en":"ar"} @click=${Js}>
        ${x==="ar"?"English":"العربية"}
      </button>
      ${e?l`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${en}>${r("Sign out")}</button>`:h}
    </header>
  `}function Js(){document.cookie=`hotline_language=${x==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Xs(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function en(){try{await b.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var zt=null;function _(e,t="good"){zt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let s=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});s.setAttribute("role",t==="trouble"?"alert":"status"),zt.append(s),setTimeout(()=>s.remove(),t==="trouble"?12e3:5e3)}async function H(e){try{return await e()}catch(t){_(J(t),"trouble");return}}var Te=null;jt(e=>{Te?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Te=document.body.appendChild(document.createElement("div")),Te.className="notices",Te.setAttribute("role","alert"),Q(l`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,Te))});var S=class{#e;#t=new Set;#s=!1;constructor(t){this.#e=t}get state(){return this.#e}set(t){this.#e={...this.#e,...t},this.#n()}listen(t){return this.#t.add(t),this.#n(),()=>this.#t.delete(t)}#n(){this.#s||(this.#s=!0,document.hidden?setTimeout(()=>this.#r(),50):requestAnimationFrame(()=>this.#r()))}#r(){this.#s=!1;for(let t of this.#t)t(this.#e)}};var Qt={"*.title":()=>r("What people call it"),"queues.requires":()=>r("The skills that a call needs, for example “arabic>=3 and water”; “anyone”: none, “language”: the skill of the caller's language"),"queues.relax":()=>r("What is enough after some waiting"),"queues.strategy":()=>r("Who is rung of several free agents"),"queues.priority_seconds":()=>r("Its calls are served as if they had come so many seconds earlier (up to a day)"),"queues.preferred_agent_seconds":()=>r("How long the agent who last talked with the caller is waited for, seconds; 0: not at all"),"queues.max_waiting":()=>r("Where so many wait already, a caller is taken to leave a message at once"),"queues.overflow":()=>r("When calls do not wait (any longer)"),"queues.hours":()=>r("Opening hours; without them it is always open"),"queues.callback":()=>r("The offer to be called back; without it there is none"),"queues.offer_message_after_seconds":()=>r("After so many seconds the caller is offered to leave a message; 0: never"),"queues.announce_every_seconds":()=>r("The position is told at the start and then every so many seconds; 0: never"),"queues.announce_expected_wait":()=>r("With the position the caller is told the expected wait"),"queues.expected_handling_seconds":()=>r("How long an agent is busy with a call, until there are recent calls to tell, seconds"),"queues.comfort_prompts":()=>r("What is said in turn while a caller waits"),"queues.comfort_every_seconds":()=>r("How often that is said, seconds; 0: never"),"queues.ring_seconds":()=>r("How long an agent's phone rings (3 to 120 seconds)"),"queues.rona_after":()=>r("Calls missed in a row after which an agent is set aside (1 to 20)"),"queues.wrap_up_seconds":()=>r("The agent's time after a talk before the next call, seconds"),"queues.wrap_up_extension_seconds":()=>r("By how many seconds an agent can lengthen it at a time"),"queues.wrap_up_max_seconds":()=>r("How long it can last in all, seconds"),"queues.record":()=>r("Conversations are recorded"),"queues.thank":()=>r("The caller is thanked after the talk"),"queues.survey":()=>r("Callers are asked whether to rate the service after the talk"),"queues.keep_recordings_days":()=>r("How many days its recordings are kept; without it as all recordings"),"queues.message_due_hours":()=>r("By when a message for its people must be answered, in open hours"),"queues.service_level_seconds":()=>r("A call that is answered within so many seconds counts as answered in time"),"queues.short_abandon_seconds":()=>r("A caller who leaves within so many seconds does not count as abandoned"),"overflow.longer_than":()=>r("Condition: so many callers are in line already"),"overflow.expected_wait_above_seconds":()=>r("Condition: the expected wait is longer, seconds"),"overflow.waited_seconds":()=>r("Condition: the call has waited so many seconds"),"overflow.nobody_signed_in":()=>r("Condition: nobody who could ever take the call is signed in"),"overflow.closed":()=>r("Condition: outside the opening hours"),"overflow.announcement":()=>r("This prompt is said first"),"overflow.queue":()=>r("Action: the call goes to this queue and keeps its age"),"overflow.message":()=>r("Action: the caller is asked for a message"),"overflow.callback":()=>r("Action: the caller is offered a call-back"),"relax.after_seconds":()=>r("From so many seconds of waiting on"),"relax.requires":()=>r("A wider requirement; who met an earlier one may still take the call"),"callback.key":()=>r("The key that asks for it (2 to 9)"),"callback.expected_wait_above_seconds":()=>r("Offered where the caller must expect to wait longer, seconds; 0: always"),"callback.hours":()=>r("Hours in which it is offered"),"agents.name":()=>r("The agent's name"),"agents.queues":()=>r("The queues that the agent serves, each with its weight: a call's age counts so many times"),"agents.skills":()=>r("Levels, 1 (a little) to 5 (expert), by skill"),"agents.line":()=>r("What the agent may do with cases: the first line takes them in, the second follows them up and closes them, a supervisor may do everything"),"departments.queue":()=>r("The queue whose agents can talk about its cases"),"departments.parent":()=>r("The department of which it is a part; overdue cases escalate there"),"departments.hours":()=>r("When it works: due times run in these hours only"),"departments.skills":()=>r("What its people can do"),"departments.lead":()=>r("The agent who hears of its overdue cases"),"departments.email":()=>r("Where else overdue cases are told (e-mail)"),"departments.phone":()=>r("Where else overdue cases are told (telephone)"),"categories.description":()=>r("What citizens read about it"),"categories.group":()=>r("Categories with the same words stand together"),"categories.department":()=>r("Who deals with it when nobody says otherwise"),"categories.priority":()=>r("How urgent it is"),"categories.sla":()=>r("By when something is to happen, in open hours of the department"),"categories.sla_by_priority":()=>r("The same for other priorities (low, normal, high, urgent)"),"categories.keywords":()=>r("Words by which a text is recognised as being about it"),"categories.same_within_metres":()=>r("Cases so near may be the same one, metres"),"categories.same_within_days":()=>r("Cases so new may be the same one, days"),"categories.public":()=>r("Citizens may choose it by themselves: web form, Open311"),"categories.fields":()=>r("What is asked about such a case"),"sla.first_response_hours":()=>r("The citizen gets the first word of a person, hours"),"sla.update_hours":()=>r("The citizen hears again, so many hours after the last word"),"sla.solution_hours":()=>r("The case is solved, hours"),"fields.question":()=>r("The question"),"fields.datatype":()=>r("What kind of answer"),"fields.required":()=>r("A case cannot be opened by web form or Open311 without it"),"fields.values":()=>r("Of lists: what can be answered, by key"),"hours.week":()=>r("Ranges of each day, for example 07:30-14:30, 16:00-18:00; a day without any is closed"),"hours.holidays":()=>r("Country (two capital letters) whose public holidays are closed"),"hours.dates":()=>r("Single dates: they win over week and holidays; without ranges the day is closed")},tn={sla_by_priority:"sla"};function K(e,t){let s=Qt[`${tn[e]??e}.${t}`]??Qt[`*.${t}`];return s?s():t.replaceAll("_"," ")}function q(e){return{ar:r("Arabic"),en:r("English")}[e]??e}function sn(e){return e.map(t=>/^[A-Za-z0-9_-]+$/.test(t)?t:`"${t.replaceAll("\\","\\\\").replaceAll('"','\\"')}"`).join(".")}function w(e){return typeof e=="object"&&e!==null&&!Array.isArray(e)}function Zt(e,t){let s=e;for(let n of t){if(!w(s))return;s=s[n]}return s}function j(e,t,s){let n=sn(s);return e.filter(o=>o.file===t&&(o.key===n||o.key.startsWith(`${n}.`)||o.key.startsWith(`${n}[`)))}function R(e,t,s){let n={...e};return s===void 0?delete n[t]:n[t]=s,n}function L(e){return e.split(/[,،\n]/).map(t=>t.trim()).filter(Boolean)}var nn=new Set(["there is no queue `{name}`","there is no menu `{name}`","there is no department `{name}`","there is no agent `{name}`","there are no hours `{name}`","there is no number outside `{name}`","the prompt `{name}` has no text","the prompt `{name}` has no text in `{language}`","no agent has the skill `{name}`","has no text in `{language}`, and citizens of that language read it","has no text in `{language}`, and callers of that language hear it","`{name}` is not offered","names `{name}` twice","`{name}` is no range of times","`{name}` begins and ends at the same time","`{name}` is no date","`{name}` overlaps with `{other}`","`{name}` overlaps with `{other}` of {day}","`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin","the holidays of `{name}` are not known","it is never open","nobody asks for these hours","is {number}","must be {kind}","must be {kind}, not {given}","is empty","is missing","is no key that exists here","is no possible name","has the wrong form","holds a line break or another control character","`{name}` is no requirement: column {column}: {problem}","leads nowhere","leads to more than one thing: {names}","leads back to its own queue","leads calls in a circle: {names}","has no way out: no key leads on to a queue, a message or a person","no key and no number leads to this menu","is never reached: what stands before it always holds","is never reached: there is no `when` before it","is never reached: the menu has no `when`","can never hold","can never hold here","has `when`, and nobody knows where the others go","says nothing to some callers: no condition holds for them","names no condition","means nothing here","`{name}` stands for the key {key} already","does not say when","has more than one condition: {names}","does not say what becomes of the call","the queue is never closed, because it has no hours","the queue offers no call-backs","the queue `{name}` has no call-backs","`{name}` would be part of itself","is also the number of citizens under [numbers]","no agent serves this queue","no queue asks for this skill","no agent of the queue can ever take its calls","no agent of the queue can ever take its calls for callers of the language {names}","a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}","is {number}, and the step before it comes after {before}","is empty, and nothing could be answered","the queue `{name}` is gone from the file, and {count} of its calls still go on","calls to {number} come until the next start, and the menu `{name}` to which they lead is gone","calls to {number} come until the next start, and the queue `{name}` to which they lead is gone","says nothing","makes more than {number} parts","{kind}: {problem}; there are the variables {names}","has {number} letters","is not valid TOML: {problem}","Did you mean `{name}`?","Known here: {names}.","It must be at least {least} and at most {most}.","It must be more than {least} and at most {most}.","It must be at least {least}.","It must be at most {most}.","It must be more than {least}.","Add it.","Add them under [hours].","Name each queue once.","node.languages has: {names}.","Write for example {example}.","Write {example} for the whole day and [] for a closed one.","Write year, month and day: {example}.","Let one end before the other begins, or write one range for both.","Leave it out and write them under `dates`.","Give it days, for example {example}.","Remove them or use them.","Remove it or use it.","Write it in every language of node.languages.","Write it without quotes and without a point.","Write it without quotes.","Write true or false without quotes.","Write `[…]` above its keys, or { key = … }.","Write it in brackets: {example}.","Keep below {number}.","Put it in quotes.","Write it in one line.","Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.","Write an e-mail address, for example `water@city.example`.","Write 1 to 15 digits, with + before a country code.","Write a country of two capital letters, for example `OM`.","Give at least {number}.","Give it one of: {names}.","Give it one of {names}.","Keep one of them.","Name another queue.","Remove one of these rules.","Add a key that leads to a queue or a message, or remove `operator = false`.","Add `when`, or remove it.","Mend it, or remove the menu.","Mend it, or remove what it is for.","Remove it.","Write the steps in the order of the waiting time.","Let the longest wrap-up be at least as long as the ordinary one.","Give an agent of the queue the skills, or relax the requirement.","Its callers can only leave a message.","Remove it, or name it in a queue's `requires`.","A tree has a top: leave out one `parent`.","Keep it until these calls have ended.","Keep it until then, or restart the hotline.","Write {example} under [prompts].","Write what is said, or take the line out.","{advice} Or add its text to the catalogue of every language.","Choose another name.","Choose other words.","Write less.","Name what can be answered."]),rn=new Set(["a text","a whole number","a number","true or false","an array","a table","something else","a path"]),Fe=e=>`⁨${e.replaceAll(/[`"]/g,"")}⁩`;function lt(e,t){if(x==="en")return l`<span>${e}</span>`;if(!t||!nn.has(t.text))return l`<bdi lang="en">${e}</bdi>`;let s=Object.entries(t.values).map(([n,o])=>[n,rn.has(o)?r(o):Fe(o)]);return l`<span>${r(t.text,Object.fromEntries(s))}</span>`}var k="/desk/api/admin",ct=class{store=new S({told:null,schema:{},saving:0});#e=Promise.resolve();get told(){let t=this.store.state.told;if(!t)throw new Error("not loaded");return t}async load(){let[t,s]=await Promise.all([b.get(`${k}/settings`),b.get(`${k}/settings/schema`)]);this.store.set({told:t.body,schema:s.body})}value(t,s){return Zt(this.told.values[t],s)}names(t,s="configuration"){let n=this.value(s,[t]);return w(n)?Object.keys(n):[]}changed(t,s){let n=o=>s.every((a,i)=>o.path[i]===a||i>=o.path.length);return this.told.draft.edits.filter(o=>o.file===t&&n(o))}edit(t,s,n){return this.#t("edit",{file:t,path:s,value:n??null})}resolve(t,s){return this.#t("resolve",{file:t.file,path:t.path,mine:s})}discard(){return this.#t("discard",{})}takeBack(t){return this.edit(t.file,t.path,t.before)}#t(t,s){this.store.set({saving:this.store.state.saving+1});let n=this.#e.then(async()=>{try{let{body:o}=await b.post(`${k}/settings/${t}`,{version:this.told.draft.version,...s});this.store.set({told:o})}catch(o){_(J(o),"trouble"),o instanceof C&&o.title==="Draft Changed"?await this.load():this.store.set({})}finally{this.store.set({saving:this.store.state.saving-1})}});return this.#e=n,n}async publish(t){await this.#e;try{let{body:s}=await b.post(`${k}/settings/publish`,{version:this.told.draft.version,note:t});return Jt(s),await this.load(),!0}catch(s){return _(J(s),"trouble"),await this.load(),!1}}async undo(t){try{Jt((await b.post(`${k}/settings/versions/${t}/undo`)).body)}catch(s){_(J(s),"trouble")}await this.load()}};function Jt(e){_(r("Version {version} is published.",{version:e.version})),e.trouble&&_(r("It is in the files, but not served yet: {what}",{what:e.trouble}),"trouble")}var u=new ct;function z(e){return e.length?l`<div role="alert">
    <ul class="problems">
      ${e.map(ut)}
    </ul>
  </div>`:h}function ut(e){let[t="",...s]=e.key.split("."),n=s.length?r("Section {section}, key {key}:",{section:t,key:Fe(s.join("."))}):r("Key {key}:",{key:Fe(t)});return l`<li>
    ${e.key?l`<b>${n}</b>`:h} ${lt(e.what,e.fault)}${on(e.what)}
    ${e.remedy?lt(e.remedy,e.advice):h}
    ${e.line===null?h:l`<span class="small line">${r("Line {line} of the file.",{line:e.line})}</span>`}
  </li>`}var on=e=>e.endsWith(".")?"":".";function le(e){let t=dt(e);return t.length>80?`${t.slice(0,80)}…`:t}function dt(e){return e==null?"—":Array.isArray(e)?e.map(dt).join(", "):typeof e!="object"?String(e):Object.entries(e).map(([t,s])=>`${t}: ${dt(s)}`).join(", ")}function Ae(e){if(!e.length)return h;let t=e[0];return l`<span class="small was"
    >${r("Before:")} <bdi>${le(t.before)}</bdi>
    <button class="quiet" @click=${()=>e.forEach(s=>{u.takeBack(s)})}>
      ${r("Take back the change")}
    </button></span
  >`}function ge(e,t,s,n,o="configuration"){let a=u.told,i=a.fixed[s.join(".")],d=a.draft.edits.filter(c=>c.file===o&&s.every((m,$)=>c.path[$]===m)&&c.path.length>=s.length);return l`<div class="field ${d.length?"changed":""}">
    <div><span>${e}</span>${t?l` <code class="soft small">${t}</code>`:h}</div>
    <div class="grid">
      ${n}
      ${i?l`<span class="small soft">${r("Set by the variable {name}; it wins over the file.",{name:i})}</span>`:h}
      ${Ae(d)} ${z(j(a.problems,o,s))}
    </div>
  </div>`}function M(e,t){let s=u.value("configuration",[e,t]);return w(s)?e==="agents"?String(s.name??t):Gt(s.title,t):t}function O(e,t){if(e.$ref)return O(t.$defs?.[e.$ref.split("/").at(-1)??""]??{},t);let s=e.anyOf?.filter(n=>n.type!=="null");return s?.[0]?{...O(s[0],t),default:e.default}:e}function Xt(e,t){let s=O(e,t);return s.enum?"choice":s.type==="boolean"?"flag":s.type==="integer"||s.type==="number"?"number":s.type==="array"?O(s.items??{},t).type==="object"?"tables":"list":s.type==="object"&&s.properties?"table":s.type==="object"?an(s,t):"text"}function ht(e){return Object.values(e.patternProperties??{})[0]??(typeof e.additionalProperties=="object"?e.additionalProperties:{})}function an(e,t){let s=O(ht(e),t);return s.type==="array"?"word lists":s.type==="integer"||s.type==="number"?"levels":s.type==="object"&&s.properties?"named tables":"texts"}var mt={hours:"hours",department:"departments",parent:"departments",queue:"queues",lead:"agents"};function pt(e){let t=Xt(e.schema,e.root);if(e.table==="agents"&&e.key==="queues")return mn(e);if(mt[e.key]&&t==="text")return es(e,u.names(mt[e.key]??""),mt[e.key]);switch(t){case"flag":return ln(e);case"choice":return es(e,O(e.schema,e.root).enum??[]);case"number":return cn(e);case"texts":return ts(e);case"word lists":return ts(e,!0);case"list":return un(e);case"levels":return hn(e);case"table":return pn(e);case"tables":return gn(e);case"named tables":return fn(e);default:return dn(e)}}var V=e=>e.target.value,xe=e=>{let t=O(e.schema,e.root).default;return t==null?"":String(t)};function ln(e){let t=!!(e.value??O(e.schema,e.root).default);return l`<input
    type="checkbox"
    class="switch"
    aria-label=${e.label}
    .checked=${f(t)}
    ?disabled=${e.disabled}
    @change=${s=>e.change(s.target.checked)} />`}function es(e,t,s){let n=String(e.value??xe(e)),o=t.includes(n)||n===""?t:[...t,n];return l`<select
    aria-label=${e.label}
    ?disabled=${e.disabled}
    @change=${a=>e.change(V(a)||void 0)}>
    ${xe(e)?h:l`<option value="" ?selected=${n===""}>—</option>`}
    ${o.map(a=>l`<option value=${a} ?selected=${a===n}>${s?M(s,a):ss(a)}</option>`)}
  </select>`}function ss(e){return{low:r("low"),normal:r("normal"),high:r("high"),urgent:r("urgent"),first:r("first line"),second:r("second line"),supervisor:r("supervisor"),"longest idle":r("longest idle"),"fewest calls":r("fewest calls"),"most skilled":r("most skilled"),"round robin":r("in turn")}[e]??e}function cn(e){let t=O(e.schema,e.root);return l`<input
    type="number"
    step="any"
    aria-label=${e.label}
    min=${Le(t.minimum??t.exclusiveMinimum)}
    max=${Le(t.maximum)}
    placeholder=${xe(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(V(s)===""?void 0:Number(V(s)))} />`}function dn(e){return l`<input
    type="text"
    dir="auto"
    aria-label=${e.label}
    placeholder=${xe(e)}
    .value=${f(String(e.value??""))}
    ?disabled=${e.disabled}
    @change=${t=>e.change(V(t).trim()||void 0)} />`}function F(e){return w(e)?e:{}}function ts(e,t=!1){let s=F(e.value);return l`<div class="languages">
    ${u.told.languages.map(n=>{let o=s[n],a=Array.isArray(o)?o.join(n==="ar"?"، ":", "):String(o??""),i=d=>{let c=V(d).trim().replaceAll(/\s*\n\s*/g,t?", ":" "),m=R(s,n,c===""?void 0:t?L(c):c);e.change(Object.keys(m).length?m:void 0)};return l`<label
        ><span class="small soft">${q(n)}</span>
        <textarea
          rows="1"
          lang=${n}
          dir=${n==="ar"?"rtl":"ltr"}
          aria-label="${e.label}, ${q(n)}"
          .value=${f(a)}
          ?disabled=${e.disabled}
          @change=${i}></textarea>
      </label>`})}
  </div>`}function un(e){let t=Array.isArray(e.value)?e.value:[];return l`<input
    type="text"
    dir="ltr"
    aria-label=${e.label}
    placeholder=${xe(e).replaceAll(",",", ")}
    .value=${f(t.join(", "))}
    ?disabled=${e.disabled}
    @change=${s=>e.change(V(s).trim()===""?void 0:L(V(s)))} />`}function hn(e){let t=F(e.value),s=[...new Set(Object.values(F(u.value("configuration",["agents"]))).flatMap(o=>Object.keys(F(F(o).skills))))],n=o=>{let a=V(o);a&&!(a in t)&&e.change({...t,[a]:3}),o.target.value=""};return l`<div class="chips">
    ${Object.entries(t).map(([o,a])=>l`<span class="chip"
          ><bdi>${o}</bdi>
          <input
            type="number"
            min="1"
            max="5"
            aria-label=${r("Level of {name}",{name:o})}
            .value=${f(String(a))}
            ?disabled=${e.disabled}
            @change=${i=>e.change({...t,[o]:Number(V(i))})} />
          <button
            class="quiet"
            ?disabled=${e.disabled}
            aria-label=${r("Remove {name}",{name:o})}
            @click=${()=>e.change(ns(R(t,o,void 0)))}>
            ×
          </button></span
        >`)}
    <input
      class="short"
      list="skills"
      aria-label=${r("Add a skill")}
      placeholder=${r("Add a skill")}
      ?disabled=${e.disabled}
      @change=${n} />
    <datalist id="skills">${s.map(o=>l`<option value=${o}></option>`)}</datalist>
  </div>`}function ns(e){return Object.keys(e).length?e:void 0}function mn(e){let t=new Map(Array.isArray(e.value)?e.value.map(o=>[String(o),1]):Object.entries(F(e.value)).map(([o,a])=>[o,Number(a)])),s=()=>e.change([...t.values()].every(o=>o===1)?[...t.keys()]:Object.fromEntries(t)),n=[...new Set([...u.names("queues"),...t.keys()])];return l`<div class="chips" role="group" aria-label=${e.label}>
    ${n.map(o=>l`<span class="chip ${t.has(o)?"on":""}">
          <label
            ><input
              type="checkbox"
              .checked=${f(t.has(o))}
              ?disabled=${e.disabled}
              @change=${a=>{a.target.checked?t.set(o,1):t.delete(o),s()}} /><bdi>${M("queues",o)}</bdi></label
          >
          ${t.has(o)?l`<input
                  type="number"
                  min="0.1"
                  max="100"
                  step="any"
                  aria-label=${r("Weight of {name}",{name:o})}
                  .value=${f(String(t.get(o)))}
                  ?disabled=${e.disabled}
                  @change=${a=>{t.set(o,Number(V(a))),s()}} />`:h}</span
        >`)}
  </div>`}function gt(e,t,s,n){let o=O(t,e.root);return l`<div class="inner">
    ${Object.entries(o.properties??{}).map(([a,i])=>{let d=K(e.key,a);return l`<div class="inner-row">
        <span class="small">${d}</span>${pt({...e,table:e.key,key:a,schema:i,value:s[a],label:d,change:c=>n(R(s,a,c))})}
      </div>`})}
  </div>`}function pn(e){let t=w(e.value);return l`<div class="grid">
    <label class="row"
      ><input
        type="checkbox"
        .checked=${f(t)}
        ?disabled=${e.disabled}
        @change=${s=>e.change(s.target.checked?{}:void 0)} /><span
        >${r("Set")}</span
      ></label
    >
    ${t?gt(e,e.schema,F(e.value),s=>e.change(s)):h}
  </div>`}function gn(e){let t=Array.isArray(e.value)?e.value:[],s=O(e.schema,e.root).items??{},n=(a,i)=>e.change(t.map((d,c)=>c===a?i:d)),o=a=>e.change(t.length===1?void 0:t.filter((i,d)=>d!==a));return l`<ol class="steps">
      ${t.map((a,i)=>l`<li>
            ${gt(e,s,F(a),d=>n(i,d))}
            <button class="quiet" ?disabled=${e.disabled} @click=${()=>o(i)}>${r("Remove")}</button>
          </li>`)}
    </ol>
    <button class="plain small" ?disabled=${e.disabled} @click=${()=>e.change([...t,{}])}>
      ${r("Add a step")}
    </button>`}function fn(e){let t=F(e.value),s=ht(O(e.schema,e.root));return l`<div class="grid">
    ${Object.entries(t).map(([n,o])=>l`<details>
          <summary><bdi>${ss(n)}</bdi></summary>
          ${gt(e,s,F(o),a=>e.change({...t,[n]:a}))}
          <button
            class="quiet"
            ?disabled=${e.disabled}
            @click=${()=>e.change(ns(R(t,n,void 0)))}>
            ${r("Remove")}
          </button>
        </details>`)}
    <input
      class="short"
      dir="ltr"
      aria-label=${r("Add: {what}",{what:e.label})}
      placeholder=${r("Add by name")}
      ?disabled=${e.disabled}
      @change=${n=>{let o=V(n).trim();o&&e.change({...t,[o]:t[o]??{}}),n.target.value=""}} />
  </div>`}var ft=class{store;constructor(){this.store=new S({...rs(),find:"",language:"ar"}),window.addEventListener("hashchange",()=>{let t=rs();this.store.set({...t,find:t.section===this.store.state.section?this.store.state.find:""})})}go(t){location.hash=t}open(t){location.hash=t?`${this.store.state.section}/${encodeURIComponent(t)}`:this.store.state.section}find(t){this.store.set({find:t})}};function rs(){let[e="",t=""]=location.hash.slice(1).split("/");return{section:e||"users",open:decodeURIComponent(t)}}var v=new ft;function os(e){return e==="agents"?{name:"?",queues:u.names("queues").slice(0,1)}:e==="categories"?{department:u.names("departments")[0]??""}:e==="hours"?{week:{sunday:["07:30-14:30"]}}:{}}async function $n(e,t,s="configuration",n=os(e)){t&&(u.value(s,[e,t])===void 0&&await u.edit(s,[e,t],n),v.open(t))}function _e(e,t="configuration",s){let{open:n,find:o}=v.store.state,a=o.trim().toLowerCase(),d=(e==="departments"?bn():u.names(e,t).map(c=>({key:c,depth:0}))).filter(({key:c})=>`${c} ${M(e,c)}`.toLowerCase().includes(a));return l`<div class="card entries">
    <input
      type="search"
      aria-label=${r("Find in the list")}
      placeholder=${r("Find")}
      .value=${o}
      @input=${c=>v.find(c.target.value)} />
    <ul aria-label=${G("{n} entry","{n} entries",d.length)}>
      ${ae(d,({key:c})=>c,({key:c,depth:m})=>{let $=j(u.told.problems,t,[e,c]).length,p=u.told.draft.edits.some(g=>g.file===t&&g.path[0]===e&&(g.path[1]===c||g.path.length===1));return l`<li class="depth-${Math.min(m,4)}">
            <button class="entry" aria-current=${n===c?"true":h} @click=${()=>v.open(c)}>
              <span class="entry-name"><bdi>${M(e,c)}</bdi></span
              >${M(e,c)===c?h:l`<code class="small soft">${c}</code>`}
              ${$?l`<span class="tag bad">${$}</span>`:p?l`<span class="dot" role="img" aria-label=${r("changed")}></span>`:h}
            </button>
          </li>`})}
    </ul>
    <form
      class="row"
      @submit=${c=>{c.preventDefault();let m=c.target;$n(e,String(new FormData(m).get("key")).trim(),t,s??os(e)),m.reset()}}>
      <input
        name="key"
        dir="ltr"
        required
        pattern="[a-z0-9][a-z0-9_\\-]*"
        maxlength="40"
        aria-label=${r("Key of the new entry")}
        placeholder=${r("New key")}
        title="a–z, 0–9, -, _" />
      <button class="plain">${r("Add")}</button>
    </form>
  </div>`}function bn(){let e=u.names("departments"),t=o=>u.value("configuration",["departments",o,"parent"]),s=[],n=(o,a)=>{for(let i of e.filter(d=>t(d)===o&&!s.some(c=>c.key===d)))s.push({key:i,depth:a}),n(i,a+1)};n(void 0,0);for(let o of e)s.some(a=>a.key===o)||s.push({key:o,depth:0});return s}function Re(e,t,s="configuration"){return l`<button
    class="plain"
    @click=${()=>{v.open(""),u.edit(s,[e,t],void 0)}}>
    ${r("Remove from the draft")}
  </button>`}function Ee(e){let t=v.store.state.open,s=u.value("configuration",[e,t]);return l`<div class="split">
    ${_e(e)}
    ${w(s)?oe(`${e}/${t}`,vn(e,t,s)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function vn(e,t,s){let n=u.store.state.schema[e]??{};return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry" dir="auto">${M(e,t)} <code class="soft small">${t}</code></h2>
      ${Re(e,t)}
    </div>
    ${Object.entries(n.properties??{}).map(([o,a])=>{let i=[e,t,o],d=K(e,o),c=$=>{u.edit("configuration",i,$)},m=u.told.fixed[i.join(".")]!==void 0;return ge(d,o,i,pt({table:e,key:o,schema:a,root:n,value:s[o],change:c,label:d,disabled:m}))})}
  </section>`}var yn=["sunday","monday","tuesday","wednesday","thursday","friday","saturday"],ce=new S({key:"",told:null}),fe=e=>e.target.value;function as(e){return new Intl.DateTimeFormat(ie,{weekday:"long",timeZone:"UTC"}).format(Date.UTC(2026,2,1+e))}function is(){let e=v.store.state.open||(u.names("hours")[0]??""),t=u.value("configuration",["hours",e]);return w(t)&&wn(e),l`<div class="split">
    ${_e("hours")}
    ${w(t)?oe(e,kn(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function wn(e){let t=`${e} ${u.told.draft.version} ${u.told.draft.changed_at}`;ce.state.key!==t&&(ce.set({key:t}),b.get(`${k}/settings/opening/${encodeURIComponent(e)}`).then(({body:s})=>ce.set({told:s}),()=>ce.set({told:null})))}function kn(e,t){let s=u.store.state.schema.hours??{},n=w(t.week)?t.week:{},o=["hours",e];return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry">${M("hours",e)}</h2>
      ${Re("hours",e)}
    </div>
    ${ge(K("hours","week"),"week",[...o,"week"],l`<table class="week">
        <tbody>
          ${yn.map((a,i)=>{let d=Array.isArray(n[a])?n[a]:[],c=m=>{u.edit("configuration",[...o,"week",a],L(fe(m)).length?L(fe(m)):void 0)};return l`<tr>
              <th scope="row">${as(i)}</th>
              <td>
                <input
                  dir="ltr"
                  aria-label=${r("Hours on {day}",{day:as(i)})}
                  placeholder=${r("closed")}
                  .value=${f(d.join(", "))}
                  @change=${c} />
              </td>
              <td>${ls(d)}</td>
            </tr>`})}
        </tbody>
      </table>`)}
    ${ge(K("hours","holidays"),"holidays",[...o,"holidays"],l`<input
        class="short"
        dir="ltr"
        maxlength="2"
        aria-label=${K("hours","holidays")}
        placeholder="OM"
        .value=${f(String(t.holidays??""))}
        @change=${a=>{u.edit("configuration",[...o,"holidays"],fe(a).trim().toUpperCase()||void 0)}} />`)}
    ${ge(K("hours","dates"),"dates",[...o,"dates"],Tn(o,w(t.dates)?t.dates:{}))}
    ${s?An():h}
  </section>`}function Tn(e,t){let s=(n,o)=>{u.edit("configuration",[...e,"dates",n],o)};return l`<table class="week">
      <tbody>
        ${Object.entries(t).sort(([n],[o])=>n<o?-1:1).map(([n,o])=>l`<tr>
                <th scope="row"><bdi>${n}</bdi></th>
                <td>
                  <input
                    dir="ltr"
                    aria-label=${r("Hours on {day}",{day:n})}
                    placeholder=${r("closed")}
                    .value=${f((o??[]).join(", "))}
                    @change=${a=>s(n,L(fe(a)))} />
                </td>
                <td>
                  <button
                    class="quiet"
                    aria-label=${r("Remove {name}",{name:n})}
                    @click=${()=>s(n,void 0)}>
                    ×
                  </button>
                </td>
              </tr>`)}
      </tbody>
    </table>
    <label class="row small"
      ><span>${r("Add a date")}</span
      ><input
        type="date"
        class="short"
        @change=${n=>{fe(n)&&s(fe(n),[]),n.target.value=""}}
    /></label>`}function ls(e){let t=n=>Number(n.slice(0,-3))*60+Number(n.slice(-2)),s=e.flatMap(n=>{let[o,a]=n.split("-").map(i=>t(i.trim()));return o===void 0||a===void 0||Number.isNaN(o+a)?[]:[{from:o,to:a>o?a:1440}]});return l`<svg class="day" viewBox="0 0 1440 60" preserveAspectRatio="none" aria-hidden="true">
    <rect class="ground" width="1440" height="60" rx="20"></rect>
    ${s.map(({from:n,to:o})=>rt`<rect class="open" x=${n} width=${o-n} height="60" rx="20"></rect>`)}
  </svg>`}function An(){let{told:e}=ce.state;return e?l`<div class="row between">
      <h3>${r("The next 14 days")}</h3>
      <span class="tag ${e.open?"good":"bad"}">${e.open?r("Open now"):r("Closed now")}</span>
    </div>
    <p class="small soft">
      ${e.changes_at?r("Changes: {when}",{when:pe(e.changes_at)}):r("It never changes.")}
    </p>
    <table class="week">
      <tbody>
        ${e.days.map(t=>l`<tr>
              <th scope="row">
                ${new Intl.DateTimeFormat(ie,{weekday:"short",day:"numeric",month:"short",timeZone:"UTC"}).format(Date.parse(t.date))}
              </th>
              <td><bdi>${t.ranges.join(", ")||r("closed")}</bdi></td>
              <td>${ls(t.ranges.map(s=>s.replace("–","-")))}</td>
              <td class="small soft">${t.special?r("single date"):t.holiday}</td>
            </tr>`)}
      </tbody>
    </table>`:l`<p class="soft">${r("The preview is there when nothing is wrong with the draft.")}</p>`}var Se=[{key:"menu",title:()=>r("another menu"),names:()=>u.names("menus","menus")},{key:"queue",title:()=>r("a queue"),names:()=>u.names("queues")},{key:"message",title:()=>r("leave a message for a queue"),names:()=>u.names("queues")},{key:"callback",title:()=>r("a call-back by a queue"),names:()=>u.names("queues")},{key:"information",title:()=>r("prompts, then the menu again"),names:()=>[]},{key:"hours",title:()=>r("today's opening hours"),names:()=>u.names("hours")},{key:"article",title:()=>r("an article, read out"),names:()=>[]},{key:"outside",title:()=>r("a number outside"),names:()=>u.names("outside")},{key:"survey",title:()=>r("the survey of a queue"),names:()=>u.names("queues")},{key:"function",title:()=>r("a function of the city"),names:()=>[]},{key:"status",title:()=>r("the status of a case")},{key:"operator",title:()=>r("a person")},{key:"back",title:()=>r("the menu before")},{key:"repeat",title:()=>r("this menu again")}],Y=e=>e.target.value;function xn(e){return Se.find(t=>t.key in e)?.key??""}function _n(e,t,s){let n=Object.fromEntries(Object.entries(e).filter(([o])=>!Se.some(a=>a.key===o)));return["queue","callback"].includes(t)||delete n.requires,t!=="queue"&&delete n.priority_seconds,t?{[t]:s,...n}:n}function $t(e,t,s){let n=xn(e),o=Se.find(i=>i.key===n),a=i=>{let d=Se.find(c=>c.key===Y(i));s(_n(e,Y(i),d?.names?d.names()[0]??"":!0))};return l`<div class="action">
    <div class="row">
      <select aria-label=${r("{what} leads to",{what:t})} @change=${a}>
        <option value="" ?selected=${!n}>—</option>
        ${Se.map(i=>l`<option value=${i.key} ?selected=${i.key===n}>${i.title()}</option>`)}
      </select>
      ${o?.names?Rn(e,n,t,o.names(),s):h}
      ${n==="queue"||n==="callback"?cs(e,"requires",r("Skills beside the queue's own"),s):h}
      ${n==="queue"?cs(e,"priority_seconds",r("Seconds of advantage"),s):h}
    </div>
    ${En(e,t,s)}
  </div>`}function Rn(e,t,s,n,o){let a=e[t],i=Array.isArray(a)?a.join(", "):String(a??""),d=r("Target of {what}",{what:s});if(!n.length){let m=$=>o({...e,[t]:t==="information"?L(Y($)):Y($).trim()});return l`<input dir="ltr" list="prompts" aria-label=${d} .value=${f(i)} @change=${m} />`}let c=n.includes(i)?n:[i,...n];return l`<select aria-label=${d} @change=${m=>o({...e,[t]:Y(m)})}>
    ${c.map(m=>l`<option ?selected=${m===i}>${m}</option>`)}
  </select>`}function cs(e,t,s,n){let o=a=>n(R(e,t,Y(a)===""?void 0:t==="requires"?Y(a):Number(Y(a))));return l`<input
    class="short"
    dir="ltr"
    aria-label=${s}
    placeholder=${s}
    .value=${f(String(e[t]??""))}
    @change=${o} />`}function En(e,t,s){let n=w(e.when)?e.when:null,o=a=>{a.target.checked?s({...e,when:{hours:u.names("hours")[0]??""}}):s(R(R(e,"when",void 0),"otherwise",void 0))};return l`<label class="row small"
      ><input type="checkbox" .checked=${f(!!n)} @change=${o} /><span>${r("only when…")}</span></label
    >
    ${n?bt(n,a=>s({...e,when:a})):h}
    ${n?l`<div class="otherwise">
            <span class="small soft">${r("otherwise")}</span>
            ${$t(w(e.otherwise)?e.otherwise:{},r("{what}, otherwise",{what:t}),a=>s(R(e,"otherwise",Object.keys(a).length?a:void 0)))}
          </div>`:h}`}function bt(e,t){let s=u.names("hours"),n=[["hours",r("open"),s.map(o=>[o,o])],["closed",r("closed"),s.map(o=>[o,o])],["caller",r("caller"),[["known",r("known")],["new",r("new")],["withheld",r("number withheld")]]],["language",r("language"),u.told.languages.map(o=>[o,o])]];return l`<div class="row small when">
    ${n.map(([o,a,i])=>l`<label class="row"
          ><span>${a}</span
          ><select @change=${d=>t(R(e,o,Y(d)||void 0))}>
            <option value="" ?selected=${!e[o]}>—</option>
            ${i.map(([d,c])=>l`<option value=${d} ?selected=${e[o]===d}>${c}</option>`)}
          </select></label
        >`)}
  </div>`}var Ue=class{#e=null;#t=null;#s=[];async start(){let t={echoCancellation:!1,noiseSuppression:!1,autoGainControl:!1,channelCount:1};this.#t=await navigator.mediaDevices.getUserMedia({audio:t}),this.#e=new AudioContext,await this.#e.audioWorklet.addModule("/desk/assets/admin-recorder.js");let s=new AudioWorkletNode(this.#e,"hotline-recorder");s.port.onmessage=n=>this.#s.push(n.data),this.#e.createMediaStreamSource(this.#t).connect(s)}async stop(){let t=this.#e?.sampleRate??48e3;for(let s of this.#t?.getTracks()??[])s.stop();return await this.#e?.close(),new Blob([Sn(this.#s,t)],{type:"audio/wav"})}};function Sn(e,t){let s=e.reduce((i,d)=>i+d.length,0),n=new DataView(new ArrayBuffer(44+2*s)),o=(i,d)=>[...d].forEach((c,m)=>n.setUint8(i+m,c.charCodeAt(0)));o(0,"RIFF"),n.setUint32(4,36+2*s,!0),o(8,"WAVEfmt "),n.setUint32(16,16,!0),n.setUint16(20,1,!0),n.setUint16(22,1,!0),n.setUint32(24,t,!0),n.setUint32(28,2*t,!0),n.setUint16(32,2,!0),n.setUint16(34,16,!0),o(36,"data"),n.setUint32(40,2*s,!0);let a=44;for(let i of e)for(let d of i)n.setInt16(a,Math.max(-32768,Math.min(32767,Math.round(d*32767))),!0),a+=2;return n.buffer}var Be={words:"",said:""},T=new S({prompts:{},recordings:null,takes:[],recorder:null,trouble:Be,heard:0}),vt=60;async function Ge(){T.set((await b.get(`${k}/prompts`)).body)}function Ke(e,t){let s=u.value(`prompts.${e}`,[t]);return typeof s=="string"?s:T.state.prompts[e]?.find(n=>n.name===t)?.text??""}var ze=(e,t)=>`${k}/prompts/${e}/${encodeURIComponent(t)}`;function us(){let{language:e,find:t,open:s}=v.store.state,n=t.trim().toLowerCase(),a=(T.state.prompts[e]??[]).filter(i=>`${i.name} ${Ke(e,i.name)}`.toLowerCase().includes(n));return l`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${r("Language")}>
        ${u.told.languages.map(i=>l`<button class=${i===e?"":"plain"} aria-pressed=${i===e} @click=${()=>v.store.set({language:i})}>${q(i)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${r("Find a prompt by its name or its text")}
        placeholder=${r("Find")}
        .value=${t}
        @input=${i=>v.find(i.target.value)} />
    </div>
    ${T.state.recordings===null?l`<p class="soft small">
            ${r("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${()=>{u.edit("configuration",["prompts","recordings"],"recordings")}}>
              ${r("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`:h}
    <p class="small soft" role="status">
      ${G("{n} prompt","{n} prompts",a.length)}${a.length>vt?` · ${r("the first {n} are shown",{n:vt})}`:h}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${r("Prompt")}</th>
          <th>${r("Text")}</th>
          <th>${r("Said by")}</th>
          <th><span class="unseen">${r("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${ae(a.slice(0,vt),i=>`${e}/${i.name}`,i=>Pn(e,i,s===i.name))}
      </tbody>
    </table>
  </div>`}function Pn(e,t,s){let n={studio:["good",r("recording")],synthetic:["",r("synthetic voice")],text:["warn",r("no sound yet")]},[o,a]=n[t.state];return l`<tr class=${s?"open":""}>
      <th scope="row">
        <code>${t.name}</code
        >${t.note?l`<br /><span class="small soft" lang=${e} dir="auto">${t.note}</span>`:h}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${e}
          dir=${e==="ar"?"rtl":"ltr"}
          aria-label=${r("Text of {name} in {language}",{name:t.name,language:q(e)})}
          .value=${f(Ke(e,t.name))}
          @change=${i=>{u.edit(`prompts.${e}`,["prompts",t.name],i.target.value.trim())}}></textarea>
        ${z(j(u.told.problems,`prompts.${e}`,["prompts",t.name]))}
      </td>
      <td><span class="tag ${o}">${a}</span></td>
      <td>
        <button class="plain small" aria-expanded=${s} @click=${()=>{Cn(e,t.name,s)}}>
          ${r("Sound")}
        </button>
      </td>
    </tr>
    ${s?l`<tr class="sound">
            <td colspan="4">${qn(e,t)}</td>
          </tr>`:h}`}async function Cn(e,t,s){T.set({takes:[],trouble:Be}),v.open(s?"":t),s||await hs(e,t)}async function hs(e,t){let s=await H(()=>b.get(`${ze(e,t)}/takes`));s&&T.set({takes:s.body.takes})}function qn(e,t){let{recorder:s,takes:n,trouble:o,heard:a}=T.state;return l`<div class="grid">
    <div class="row">
      ${t.state==="text"?h:l`<audio controls preload="none" src="${ze(e,t.name)}/audio?take=${a}" aria-label=${r("What callers hear")}></audio>`}
      ${s?l`<button class="bad" @click=${()=>{On(e,t.name)}}><span class="pulse">●</span> ${r("Stop and keep")}</button>`:l`<button class="plain" @click=${()=>{Mn()}}>● ${r("Record")}</button>`}
      <label class="button plain"
        >${r("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${i=>{Nn(i,e,t.name)}}
      /></label>
      ${t.state==="studio"?l`<button class="plain" @click=${()=>{ds(e,t.name,null)}}>${r("Back to the synthetic voice")}</button>`:h}
    </div>
    ${o.words?l`<p class="trouble" role="alert">${o.words} <bdi lang="en">${o.said}</bdi></p>`:h}
    ${n.length?l`<div>
            <h3>${r("Earlier takes")}</h3>
            <ul class="takes">
              ${n.map(i=>l`<li><bdi>${pe(i.at)}</bdi> <button class="plain small" @click=${()=>{ds(e,t.name,i.name)}}>${r("Use this one again")}</button></li>`)}
            </ul>
          </div>`:h}
  </div>`}async function Mn(){let e=new Ue;try{await e.start(),T.set({recorder:e,trouble:Be})}catch(t){let s=t instanceof DOMException&&t.name==="NotAllowedError";_(s?r("The browser may not use the microphone: allow it beside the address."):r("There is no microphone that can be used."),"trouble")}}async function On(e,t){let s=await T.state.recorder?.stop();T.set({recorder:null}),s&&await ms(e,t,s)}async function Nn(e,t,s){let n=e.target,o=n.files?.[0];o&&await ms(t,s,o),n.value=""}async function ms(e,t,s){try{let{body:n}=await b.put(`${ze(e,t)}/recording`,s);_(r("Callers hear the new recording from now on."));let o=n.notes.length?{words:r("Listen to it:"),said:n.notes.join(" ")}:Be;T.set({trouble:o,heard:T.state.heard+1}),await Promise.all([Ge(),hs(e,t)])}catch(n){let o=n instanceof C&&n.status===422;T.set({trouble:o?{words:r("The recording is not taken; callers hear what they heard."),said:n.detail}:{words:J(n),said:""}})}}async function ds(e,t,s){let n=await H(()=>b.post(`${ze(e,t)}/back`,{take:s}));n&&(T.set({takes:n.body.takes,heard:T.state.heard+1}),await Ge())}var D="menus",ps=["1","2","3","4","5","6","7","8","9","0","*","#"],de=e=>e.target.value;function gs(){let e=v.store.state.open||(u.names("menus",D)[0]??""),t=u.value(D,["menus",e]);return l`<div class="split">
      ${_e("menus",D,{prompts:["main-menu"],keys:{9:{repeat:!0}}})}
      ${w(t)?oe(e,Hn(e,t)):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
    </div>
    ${Wn()}
    <datalist id="prompts">
      ${(T.state.prompts[u.told.languages[0]??""]??[]).map(s=>l`<option value=${s.name}>${s.text.slice(0,60)}</option>`)}
    </datalist>`}function Hn(e,t){let s=["menus",e],n=u.told,o=j(n.problems,D,s).filter(i=>!i.key.startsWith(`menus.${e}.keys`)),a=n.draft.edits.filter(i=>i.file===D&&i.path[0]==="menus"&&i.path[1]===e);return l`<section class="card" aria-labelledby="entry">
    <div class="row between">
      <h2 id="entry"><code>${e}</code></h2>
      ${Re("menus",e,D)}
    </div>
    ${z(o)} ${Ae(a)}
    <h3>${r("What the caller hears")}</h3>
    ${Ln(e,t)}
    <h3>${r("Keys")}</h3>
    ${Vn(e,t)}
  </section>`}function Ln(e,t){let s=Array.isArray(t.prompts)?t.prompts:[],n=a=>{u.edit(D,["menus",e,"prompts"],a)},o=(a,i)=>n(s.map((d,c)=>c===a?i:d));return l`<ol class="steps">
      ${s.map((a,i)=>l`<li>
            ${In(a,d=>o(i,d))}
            <button class="quiet" @click=${()=>n(s.filter((d,c)=>c!==i))}>
              ${r("Remove")}
            </button>
          </li>`)}
    </ol>
    <button class="plain small" @click=${()=>n([...s,"main-menu"])}>${r("Add a prompt")}</button>`}function In(e,t){let s=w(e)?e:{prompt:e},n=String(s.prompt??""),o=d=>t(Object.keys(d).length===1?d.prompt:d),a=w(s.when)?s.when:null,i=d=>{let c=d.target.checked;o(c?{...s,when:{hours:u.names("hours")[0]??""}}:{prompt:n})};return l`<div class="grid">
    <input
      dir="ltr"
      list="prompts"
      aria-label=${r("Name of the prompt")}
      .value=${f(n)}
      @change=${d=>o({...s,prompt:de(d).trim()})} />
    <div class="languages">
      ${u.told.languages.map(d=>l`<label
            ><span class="small soft">${q(d)}</span>
            <textarea
              rows="2"
              lang=${d}
              dir=${d==="ar"?"rtl":"ltr"}
              aria-label=${r("Text of {name} in {language}",{name:n,language:q(d)})}
              .value=${f(Ke(d,n))}
              @change=${c=>{u.edit(`prompts.${d}`,["prompts",n],de(c).trim())}}></textarea>
          </label>`)}
    </div>
    ${u.told.languages.map(d=>z(j(u.told.problems,`prompts.${d}`,["prompts",n])))}
    <label class="row small"
      ><input type="checkbox" .checked=${f(!!a)} @change=${i} /><span>${r("only when…")}</span></label
    >
    ${a?l`${bt(a,d=>o({...s,when:d}))}
            <label class="row small"
              ><span>${r("otherwise")}</span
              ><input
                dir="ltr"
                list="prompts"
                .value=${f(String(s.otherwise??""))}
                @change=${d=>o(R(s,"otherwise",de(d).trim()||void 0))}
            /></label>`:h}
  </div>`}function Vn(e,t){let s=w(t.keys)?t.keys:{},n=ps.filter(a=>!(a in s)),o=a=>{de(a)&&u.edit(D,["menus",e,"keys",de(a)],{repeat:!0})};return l`<ul class="keys">
      ${ps.filter(a=>a in s).map(a=>Dn(e,a,w(s[a])?s[a]:{}))}
    </ul>
    ${n.length?l`<select class="short" aria-label=${r("Add a key")} @change=${o} .value=${f("")}>
            <option value="">${r("Add a key")}</option>
            ${n.map(a=>l`<option>${a}</option>`)}
          </select>`:h}
    <p class="small soft">${r("0 leads to a person and * to the menu before, unless they are used here.")}</p>`}function Dn(e,t,s){let n=["menus",e,"keys",t],o=i=>{u.edit(D,n,i)},a=w(s.say)?s.say:{};return l`<li>
    <kbd>${t}</kbd>
    <div class="grid">
      ${$t(s,r("Key {key}",{key:t}),o)}
      <div class="languages">
        ${u.told.languages.map(i=>l`<label
              ><span class="small soft">${r("Said instead, {language}",{language:q(i)})}</span>
              <input
                lang=${i}
                dir=${i==="ar"?"rtl":"ltr"}
                .value=${f((a[i]??[]).join(i==="ar"?"، ":", "))}
                @change=${d=>{let c=R(a,i,L(de(d)).length?L(de(d)):void 0);o(R(s,"say",Object.keys(c).length?c:void 0))}}
            /></label>`)}
      </div>
      ${z(j(u.told.problems,D,n))}
    </div>
    <button
      class="quiet"
      aria-label=${r("Remove {name}",{name:r("Key {key}",{key:t})})}
      @click=${()=>{u.edit(D,n,void 0)}}>
      ×
    </button>
  </li>`}function Wn(){let{told:e}=u;if(e.problems.length)return l`<p class="card soft">${r("The menus are drawn when nothing is wrong with the draft.")}</p>`;let t=`${k}/settings/menus.svg?lang=${x}&draft=${e.draft.version}-${e.draft.changed_at}`;return l`<section class="card" aria-label=${r("Drawing")}>
    <div class="row between">
      <h2>${r("Drawing of the draft")}</h2>
      <a class="button plain" href=${t} target="_blank" rel="noopener">${r("Open by itself")}</a>
    </div>
    <div class="drawing scroll" tabindex="0" dir="ltr">
      <img src=${t} alt=${r("The menus as a graph: numbers, menus, keys and queues")} />
    </div>
  </section>`}var W=new S({users:[],roles:[],tokens:[],scopes:[],secret:""});async function Ye(){let[e,t]=await Promise.all([b.get(`${k}/users`),b.get(`${k}/tokens`)]);W.set({...e.body,...t.body})}function $s(e){return{agent:r("agent"),supervisor:r("supervisor"),quality:r("quality"),"second line":r("second line"),department:r("department"),administrator:r("administrator")}[e]??e}var Pe=e=>`${k}/users/${encodeURIComponent(e)}`;async function yt(e,t){let s=await H(e);s&&(W.set("users"in s.body||"tokens"in s.body?s.body:{}),_(t))}function bs(){let{users:e}=W.state,{open:t,find:s}=v.store.state,n=s.trim().toLowerCase(),o=e.filter(i=>`${i.name} ${i.full_name}`.toLowerCase().includes(n)),a=e.find(i=>i.name===t);return l`<div class="split">
    <div class="card entries">
      <input
        type="search"
        aria-label=${r("Find in the list")}
        placeholder=${r("Find")}
        .value=${s}
        @input=${i=>v.find(i.target.value)} />
      <ul>
        ${ae(o,i=>i.name,i=>l`<li>
              <button
                class="entry"
                aria-current=${i.name===t?"true":h}
                @click=${()=>v.open(i.name)}>
                <span class="entry-name"><bdi>${i.full_name}</bdi></span
                ><span class="small soft">${i.roles.map($s).join(" · ")}</span>
              </button>
            </li>`)}
      </ul>
      <button class="plain" @click=${()=>v.open("+")}>${r("Add a user")}</button>
    </div>
    ${t==="+"?fs(null):a?fs(a):l`<p class="soft empty">${r("Choose an entry, or add one.")}</p>`}
  </div>`}function fs(e){let t=async s=>{s.preventDefault();let n=new FormData(s.target),o=e?.name??String(n.get("name")),a={full_name:n.get("full_name"),roles:n.getAll("roles"),agent:n.get("agent")||null,departments:n.getAll("departments"),password:n.get("password")||null};if(e)return yt(()=>b.put(Pe(o),a),r("Saved. Open sessions of this user have ended."));await H(()=>b.post(Pe(o),a))!==void 0&&(await Ye(),v.open(o),_(r("The user is added.")))};return l`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${e?e.full_name:r("New user")}</h2>
    <form class="grid wide" @submit=${t}>
      ${e?l`<p class="soft"><code>${e.name}</code></p>`:l`<label>${r("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${r("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${e?.full_name??""}
      /></label>
      <fieldset>
        <legend>${r("Roles")}</legend>
        ${W.state.roles.map(s=>l`<label class="row"><input type="checkbox" name="roles" value=${s} .checked=${e?.roles.includes(s)??!1} /><span>${$s(s)}</span></label>`)}
      </fieldset>
      <label
        >${r("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${u.names("agents").map(s=>l`<option value=${s} ?selected=${e?.agent===s}>${M("agents",s)} (${s})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${r("Departments")}</legend>
        ${u.names("departments").map(s=>l`<label class="row"><input type="checkbox" name="departments" value=${s} .checked=${e?.departments.includes(s)??!1} /><span>${M("departments",s)}</span></label>`)}
      </fieldset>
      ${e?h:l`<label>${r("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${e?r("Save"):r("Add")}</button></div>
    </form>
    ${e?jn(e):h}
  </section>`}function jn(e){let t=n=>{n.preventDefault();let o=n.target;H(()=>b.put(`${Pe(e.name)}/password`,{password:new FormData(o).get("password")})).then(a=>{a!==void 0&&(o.reset(),_(r("The password is set.")))})},s=async()=>{let n=await H(()=>b.post(`${Pe(e.name)}/link`));n&&W.set({secret:location.origin+n.body.path})};return l`<form class="row narrow" @submit=${t}>
      <label class="grow"
        >${r("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${r("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${()=>{s()}}>${r("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${()=>confirm(r("Remove {name}? Open sessions end, and nobody signs in by this name.",{name:e.full_name}))&&void yt(()=>b.delete(Pe(e.name)),r("The user is removed."))}>
        ${r("Remove the user")}
      </button>
    </div>
    ${vs()}`}function vs(){let{secret:e}=W.state;return e?l`<div class="secret" role="status">
    <p>${r("It is shown only now: copy it.")}</p>
    <code dir="ltr">${e}</code>
    <div class="row">
      <button class="plain" @click=${()=>{navigator.clipboard.writeText(e).then(()=>_(r("Copied.")))}}>
        ${r("Copy")}
      </button>
      <button class="quiet" @click=${()=>W.set({secret:""})}>${r("Hide")}</button>
    </div>
  </div>`:h}function ys(){let{tokens:e,scopes:t}=W.state,s=async n=>{n.preventDefault();let o=n.target,a=new FormData(o),i=await H(()=>b.post(`${k}/tokens/${encodeURIComponent(String(a.get("holder")))}`,{scopes:a.getAll("scopes")}));i&&(o.reset(),await Ye(),W.set({secret:i.body.token}))};return l`<div class="split even">
    <section class="card">
      <h2>${r("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${r("Program")}</th>
            <th>${r("For")}</th>
            <th><span class="unseen">${r("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${e.map(n=>l`<tr>
                <th scope="row"><bdi>${n.holder}</bdi></th>
                <td>
                  ${n.scopes===null?l`<span class="tag warn">${r("everything")}</span>`:n.scopes.map(o=>l`<span class="tag" dir="ltr">${o}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${r("Remove {name}",{name:n.holder})}
                    @click=${()=>{yt(()=>b.delete(`${k}/tokens/${encodeURIComponent(n.holder)}`),r("The token is not good any more."))}}>
                    ${r("Remove")}
                  </button>
                </td>
              </tr>`)}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${r("Give a token")}</h2>
      <form class="grid" @submit=${s}>
        <label>${r("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${r("For")}</legend>
          ${t.map(n=>l`<label class="row"><input type="checkbox" name="scopes" value=${n} /><code>${n}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${r("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${r("Give a token")}</button></div>
      </form>
      ${vs()}
    </section>
  </div>`}var X=new S({versions:[],difference:{},of:""});async function Qe(){let e=await H(()=>b.get(`${k}/settings/versions`));e&&X.set(e.body)}async function Fn(e,t){if(X.state.of===e)return;X.set({of:e,difference:{}});let s=await H(()=>b.get(t));s&&X.set({difference:s.body.files})}function ws(){let{draft:e,problems:t,others:s,files:n}=u.told,{saving:o}=u.store.state,a=e.edits.length+e.conflicts.length,i=n.configuration?.hindrance;return l`<footer class="draft-bar" aria-label=${r("Draft")}>
    <div class="row grow" role="status">
      <b
        >${a?G("{n} change in your draft","{n} changes in your draft",a):r("No changes in your draft")}</b
      >
      ${o?l`<span class="soft small">${r("saving…")}</span>`:h}
      ${t.length?l`<a href="#publish" class="tag bad">${G("{n} problem","{n} problems",t.length)}</a>`:h}
      ${e.conflicts.length?l`<a href="#publish" class="tag bad">${G("{n} conflict","{n} conflicts",e.conflicts.length)}</a>`:h}
      ${s.map(d=>l`<span class="tag">${r("{user} has a draft too",{user:d.user})}</span>`)}
      ${i?l`<span class="tag warn">${r("read only")}</span>`:h}
    </div>
    ${a?l`<button class="plain" @click=${()=>{u.discard()}}>${r("Discard the draft")}</button>`:h}
    <button @click=${()=>v.go("publish")} ?disabled=${!a}>${r("Review and publish…")}</button>
  </footer>`}function ks(){let e=u.told,t=e.files.configuration;e.draft.edits.length&&!e.problems.length&&Fn(`draft ${e.draft.version} ${e.draft.changed_at}`,`${k}/settings/difference`);let s=e.problems.length>0||e.draft.conflicts.length>0||!e.draft.edits.length||!!t?.hindrance,n=async o=>{o.preventDefault();let a=String(new FormData(o.target).get("note")??"");await u.publish(a)&&(await Qe(),v.go("history"))};return l`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${r("What will change")}</h2>
    ${t?.hindrance?l`<p class="trouble">${Un(t.hindrance,t.path)}</p>`:h} ${Bn()}
    ${Gn()} ${Ts(e.draft.edits)} ${Kn()}
    ${e.draft.edits.length&&!e.problems.length?zn():h}
    <form class="row" @submit=${n}>
      <label class="grow">${r("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${s}>${r("Publish")}</button>
    </form>
  </section>`}function Un(e,t){return e==="demo"?r("This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config."):r("The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",{path:t})}function Bn(){let{conflicts:e}=u.told.draft;return e.length?l`<div class="trouble">
    <p>${r("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${e.map(t=>l`<li>
            <code>${t.key}</code> — ${r("you saw")} <bdi>${le(t.before)}</bdi>, ${r("now it is")}
            <bdi>${le(u.value(t.file,t.path))}</bdi>, ${r("you want")} <bdi>${le(t.after)}</bdi>
            <button class="plain small" @click=${()=>{u.resolve(t,!0)}}>${r("Mine")}</button>
            <button class="plain small" @click=${()=>{u.resolve(t,!1)}}>${r("Theirs")}</button>
          </li>`)}
    </ul>
  </div>`:h}function Gn(){let{problems:e,warnings:t}=u.told,s=(n,o)=>l`<ul class="problems ${o}">
      ${n.map(ut)}
    </ul>`;return l`${e.length?l`<h3>${r("What is wrong")}</h3>
          ${s(e,"")}`:h}
  ${t.length?l`<details>
          <summary>${G("{n} warning","{n} warnings",t.length)}</summary>
          ${s(t,"warnings")}
        </details>`:h}`}function Ts(e){return e.length?l`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${r("Key")}</th>
          <th>${r("Before")}</th>
          <th>${r("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${e.map(t=>l`<tr>
              <th scope="row"><code dir="ltr">${t.key}</code></th>
              <td><bdi>${le(t.before)}</bdi></td>
              <td><bdi>${le(t.after)}</bdi></td>
            </tr>`)}
      </tbody>
    </table>
  </div>`:l`<p class="soft">${r("Nothing was changed.")}</p>`}function Kn(){let{at_once:e,at_next_start:t}=u.told;return!e.length&&!t.length?h:l`<p>
      ${e.length?l`<span class="tag good">${r("Counts at once")}</span> <code dir="ltr">${e.join(", ")}</code>`:h}
    </p>
    ${t.length?l`<p><span class="tag warn">${r("Counts from the next start on")}</span> <code dir="ltr">${t.join(", ")}</code></p>`:h}`}function zn(){return l`<details>
    <summary>${r("The files, line by line")}</summary>
    ${Object.values(X.state.difference).map(e=>l`<pre class="difference" dir="ltr" tabindex="0">${e.split(`
`).map(Yn)}</pre>`)}
  </details>`}function Yn(e){return l`<span class=${[["+++","place"],["---","place"],["@@","place"],["+","plus"],["-","minus"]].find(([s])=>e.startsWith(s))?.[1]??""}>${e}</span>`}function As(){let{versions:e}=X.state;return e.length?l`${e.map(t=>l`<section class="card">
        <div class="row between">
          <h2>${r("Version {version}",{version:t.id})}</h2>
          <span class="soft"
            ><bdi>${t.by}</bdi> ·
            ${pe(t.at)}${t.undoes?` · ${r("takes back version {version}",{version:t.undoes})}`:h}</span
          >
          <button class="plain" @click=${()=>{u.undo(t.id).then(Qe)}}>${r("Undo")}</button>
        </div>
        ${t.note?l`<p dir="auto">${t.note}</p>`:h}${Ts(t.changes)}
      </section>`)}`:l`<p class="soft empty">${r("Nothing was published here yet.")}</p>`}var xs={ar:{reference:"4270",category:"تسرب مياه",department:"دائرة المياه",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"},en:{reference:"4270",category:"Leaking water pipe",department:"Water Department",status:"solved",due:"24.11.2026",link:"https://city.example/c/4270"}};function _s(e,t){let s=xs[t]??xs.en??{};return e.replace(/\{%.*?%\}/gs,"").replace(/\{\{\s*(\w+).*?\}\}/gs,(n,o)=>s[o]??"…").replace(/\s+/g," ").trim()}function Rs(e){return{subject:r("Subject of e-mails"),received:r("Received"),assigned:r("Assigned to a department"),"on-the-way":r("A team is on the way"),solved:r("Solved"),closed:r("Closed"),reopened:r("Reopened")}[e]??e}function Es(){let e=Object.keys(u.told.values).filter(t=>t.startsWith("words.ar."));return l`<p class="soft">
      ${r("Where you write nothing, citizens read the grey words. These may be used: {names}",{names:"{{ reference }}, {{ category }}, {{ department }}, {{ status }}, {{ due }}, {{ link }}"})}
    </p>
    ${e.map(t=>t.slice(9)).map(t=>l`<section class="card">
            <h2>${Rs(t)}</h2>
            <div class="languages">${["ar","en"].map(s=>Qn(s,t))}</div>
          </section>`)}`}function Qn(e,t){let s=`words.${e}.${t}`,n=u.value(s,[]),o=typeof n=="string"?n:"",a=u.told.problems.filter(d=>d.file===s||d.key===s),i=d=>{let c=d.target.value;u.edit(s,[],c.trim()?c:void 0)};return l`<div class="grid">
    <label
      ><span class="small soft">${q(e)}</span
      ><textarea
        rows="3"
        placeholder=${u.told.ours[s]??""}
        lang=${e}
        dir=${e==="ar"?"rtl":"ltr"}
        aria-label="${Rs(t)}, ${q(e)}"
        .value=${f(o)}
        @change=${i}></textarea>
    </label>
    ${o?l`<p class="sample small" lang=${e} dir=${e==="ar"?"rtl":"ltr"}>${_s(o,e)}</p>`:h}
    ${Ae(u.told.draft.edits.filter(d=>d.file===s))} ${z(a)}
  </div>`}var wt={users:{title:()=>r("Users and roles"),draw:bs},agents:{title:()=>r("Agents and skills"),draw:()=>Ee("agents")},queues:{title:()=>r("Queues"),draw:()=>Ee("queues")},menus:{title:()=>r("Menus"),draw:gs},hours:{title:()=>r("Opening hours"),draw:is},prompts:{title:()=>r("Prompts"),draw:us},departments:{title:()=>r("Departments"),draw:()=>Ee("departments")},categories:{title:()=>r("Categories and due times"),draw:()=>Ee("categories")},words:{title:()=>r("Messages to citizens"),draw:Es},tokens:{title:()=>r("API tokens"),draw:ys},publish:{title:()=>r("Publish"),draw:ks},history:{title:()=>r("Versions"),draw:As}};await Yt(e=>{Zn(e)});async function Zn(e){let t=()=>Xn(e);if(Q(l`${je(e)}
      <main class="page" id="content"><p class="soft" role="status">${r("Loading…")}</p></main>`,document.body),await Promise.all([u.load(),Ye(),Ge(),Qe()]).catch(n=>Jn(e,n)),!u.store.state.told)return;for(let n of[u.store,v.store,W,T,X,ce])n.listen.call(n,t);let s=n=>{u.store.state.saving&&n.preventDefault()};window.addEventListener("beforeunload",s)}function Jn(e,t){let s=t instanceof Error?t.message:String(t);Q(l`${je(e)}
      <main class="page" id="content"><p class="trouble" role="alert" dir="auto">${s}</p></main>`,document.body)}function Xn(e){let t=wt[v.store.state.section]?v.store.state.section:"users",s=wt[t];Q(l`${je(e)}
      <div class="admin">
        <nav class="sections" aria-label=${r("Sections")}>
          ${Object.entries(wt).map(([n,o])=>l`<a href="#${n}" aria-current=${n===t?"page":"false"}>${o.title()}</a>`)}
        </nav>
        <main id="content" class="section">
          <h1>${s?.title()}</h1>
          ${s?.draw()}
        </main>
      </div>
      ${ws()}`,document.body)}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
